/**
 * JSON whose numbers keep their digits: 1.0 stays 1.0, and an id of 20 digits stays what it is. What JavaScript's numbers
 * cannot hold becomes JSON.rawJSON, which is written again as it was; a browser without it reads as usual.
 */
export function parseExactly(text) {
  return JSON.parse(text, (name, value, context) => {
    const isChanged = typeof value === 'number' && context?.source !== undefined && String(value) !== context.source;
    return isChanged && JSON.rawJSON ? JSON.rawJSON(context.source) : value;
  });
}

/** The number's own text, where it is one that is kept so; else null. */
export const digitsOf = (value) => (JSON.isRawJSON?.(value) ? value.rawJSON : null);
