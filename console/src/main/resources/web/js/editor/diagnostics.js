/** The compiler's diagnostics as CodeMirror underlines them. */
import { setDiagnostics } from '@codemirror/lint';

/** The transaction that shows them. A place that the text no longer has moves to its end. */
export function underlined(state, diagnostics) {
  return setDiagnostics(
    state,
    diagnostics.map((one) => shown(state.doc, one)),
  );
}

/** Where a diagnostic begins. */
export function offsetOf(doc, { line, column }) {
  const found = doc.line(Math.max(1, Math.min(line, doc.lines)));
  return Math.min(found.to, found.from + column - 1);
}

function shown(doc, diagnostic) {
  const from = offsetOf(doc, diagnostic);
  return {
    from,
    to: Math.min(doc.length, from + diagnostic.length),
    severity: diagnostic.severity,
    message: diagnostic.message,
    renderMessage: () => words(diagnostic),
  };
}

/** As text nodes: a message may quote what somebody else has written. */
function words({ message, hint }) {
  const node = document.createElement('span');
  node.textContent = message;
  if (hint) {
    const tip = document.createElement('em');
    tip.textContent = hint;
    node.append(tip);
  }
  return node;
}
