/** Begins: who is it, which page. Everything else is loaded when it is needed. */
import './shell/app.js';
import { router } from './shell/router.js';

router.start();
