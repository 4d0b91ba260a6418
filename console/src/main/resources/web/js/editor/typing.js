/**
 * Typing over a selection, done by the editor. A browser that does it by itself keeps the colour of what it replaces as an
 * inline style, which the page's Content-Security-Policy refuses and the browser then reports as an error.
 */
import { EditorView } from '@codemirror/view';

export const typesOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to } = view.state.selection.main;
    if (event.inputType !== 'insertText' || !event.data || from === to || view.state.readOnly || view.composing) {
      return false;
    }
    event.preventDefault();
    const insert = () =>
      view.state.update(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
    const isHandled = view.state
      .facet(EditorView.inputHandler)
      .some((handler) => handler(view, from, to, event.data, insert));
    if (!isHandled) {
      view.dispatch(insert());
    }
    return true;
  },
});
