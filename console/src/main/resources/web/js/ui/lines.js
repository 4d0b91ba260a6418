/**
 * A list of lines that unfold: `<ol><li><button class="line" aria-expanded=…>…</button><div class="detail">…</div></li></ol>`.
 *
 *   static styles = [controls, layout, lines, css`.line { grid-template-columns: … }`];
 *
 * An arrow that is the line's last child turns when it is open. `ol.framed` stands by itself, outside of a panel.
 */
import { css } from 'lit';

export const lines = css`
  ol {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  ol.framed {
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  li {
    border-bottom: 1px solid var(--line);
  }
  li:last-child {
    border: 0;
  }
  .line {
    display: grid;
    width: 100%;
    min-height: 40px;
    padding: 6px 16px;
    border: 0;
    border-radius: 0;
    background: none;
    font-weight: 400;
    text-align: left;
    justify-content: stretch;
  }
  .line > * {
    min-width: 0;
  }
  .line:focus-visible {
    outline-offset: -2px;
  }
  .line > svg:last-child {
    color: var(--text-3);
    transition: transform 0.1s;
  }
  .line[aria-expanded='true'] > svg:last-child {
    transform: rotate(90deg);
  }
  .detail {
    display: grid;
    gap: 10px;
    min-width: 0;
    padding: 2px 16px 16px;
  }
  @media (prefers-reduced-motion: reduce) {
    .line > svg:last-child {
      transition: none;
    }
  }
`;
