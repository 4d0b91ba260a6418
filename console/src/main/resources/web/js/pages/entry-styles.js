/** The look of what stands before the console: login and change of the password. */
import { css } from 'lit';

export const entryStyles = css`
  .entry {
    display: grid;
    place-items: center;
    min-height: 100dvh;
    padding: 24px 16px;
    background: radial-gradient(circle at 50% -10%, var(--accent-tint), transparent 55%), var(--ground);
  }
  form {
    display: grid;
    gap: 15px;
    width: min(348px, 100%);
    padding: 28px;
    border: 1px solid var(--line);
    border-radius: 14px;
    background: var(--surface);
    box-shadow: var(--shadow-high);
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 11px;
    margin-bottom: 5px;
  }
  .brand span {
    display: grid;
    place-items: center;
    width: 34px;
    height: 34px;
    border-radius: 10px;
    background: var(--accent);
    color: var(--on-accent);
  }
  h1 {
    margin: 0;
    font-size: 19px;
    font-weight: 650;
    letter-spacing: -0.015em;
  }
  p {
    margin: 0;
    color: var(--text-2);
  }
  input,
  button,
  .button {
    min-height: 36px;
  }
  .wrong {
    display: flex;
    gap: 8px;
    padding: 8px 10px;
    border-radius: var(--radius);
    background: var(--critical-tint);
    color: var(--critical);
    overflow-wrap: anywhere;
  }
  .wrong span {
    min-width: 0;
  }
  .wrong svg {
    flex: none;
    margin-top: 2px;
  }
`;
