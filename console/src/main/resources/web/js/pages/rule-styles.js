/** The look of <bb-rule>. */
import { css } from 'lit';

export const ruleStyles = css`
  .page {
    max-width: 1560px;
  }
  .two {
    display: grid;
    grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr);
    gap: 16px;
    align-items: start;
  }
  .beside {
    position: sticky;
    top: 16px;
    display: flex;
    flex-direction: column;
    max-height: calc(100dvh - 32px);
    min-height: 320px;
    overflow: hidden;
  }
  .scroll {
    overflow: auto;
    min-height: 0;
  }
  @media (max-width: 980px) {
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
    .stack {
      display: contents;
    }
    .beside {
      position: static;
      max-height: none;
    }
    bb-rule-about,
    bb-rule-counting {
      order: 1;
    }
  }
`;
