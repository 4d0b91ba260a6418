/** Why a login at the identity provider came to nothing, by the code in the address; what else stands there is not shown. */
const PROBLEMS = new Map([
  ['again', 'That login was not begun in this browser, or too long ago. Begin it again.'],
  ['refused', 'The identity provider did not let you in, or you gave it up. Begin again, or use a password.'],
  ['unproven', 'What the identity provider sent does not prove who you are. Begin again; if it stays so, ask an admin.'],
  ['role', 'You have no role here. Whoever runs the identity provider can give you one.'],
  ['name', 'The identity provider gives you no name that can be used here. Ask an admin to look at its claims.'],
  ['taken', 'Somebody of your name logs in with a password. Ask an admin to remove that user first.'],
  ['later', 'The login could not be finished just now. Try again in a few seconds.'],
  ['away', 'The identity provider does not answer. Try again, or log in with a password.'],
]);

/** @param {string|null} code @returns {string|null} null: it is none of those that the console sends */
export const loginProblem = (code) => PROBLEMS.get(code) ?? null;
