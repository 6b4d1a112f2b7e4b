import { type MouseEvent, type ReactNode, useRef, useState } from 'react';
import type { Fields } from '../../../shared/model/articles.ts';
import { useWords } from '../../i18n/index.ts';
import { draft, useDraft } from '../../state/draft.ts';
import { openMenu } from '../../state/panels.ts';
import { useSession } from '../../state/session.ts';
import { demoteField } from '../../state/untangle.ts';
import { testid } from '../../testids.ts';

const TEST_IDS = {
  title: testid.fieldTitle,
  subtitle: testid.fieldSubtitle,
  byline: testid.fieldByline,
  date: testid.fieldDate,
};

/** Title, subtitle, byline and date, edited where they stand. */
export function FieldsForm(): ReactNode {
  return (
    <div className="fields">
      <Field name="title" />
      <Field name="subtitle" />
      <div className="by">
        <Field name="byline" />
        <span aria-hidden="true">·</span>
        <Field name="date" />
      </div>
    </div>
  );
}

function Field({ name }: { name: keyof Fields }): ReactNode {
  const w = useWords();
  const stored = useDraft((s) => s.fields[name]);
  const article = useSession((s) => s.article);
  // While an input method composes, the field is its own; the draft hears of it when it is done.
  const [composing, setComposing] = useState<string | null>(null);
  const busy = useRef(false);
  const piece = article?.fieldPieces[name]?.[0];
  const lit = useSession((s) => {
    const at = piece && s.columns ? s.columns.indexOf(piece) : -1;
    return at >= 0 && (s.hover === at || s.chosen === at);
  });
  const put = (value: string): void => {
    const line = value.replace(/[\r\n]+/g, ' ');
    if (busy.current) setComposing(line);
    else draft.setField(name, line);
  };
  const common = {
    className: `${name}${lit ? ' lit' : ''}`,
    'aria-label': w.draft[name],
    placeholder: w.draft[name],
    'data-testid': TEST_IDS[name],
    'data-piece': piece,
    maxLength: name === 'date' ? 200 : 2000,
    spellCheck: false,
    value: composing ?? stored,
    onChange: (event: { target: { value: string } }) => put(event.target.value),
    onCompositionStart: () => {
      busy.current = true;
      setComposing(stored);
    },
    onCompositionEnd: (event: { currentTarget: { value: string } }) => {
      busy.current = false;
      setComposing(null);
      put(event.currentTarget.value);
    },
    onBlur: () => void draft.flush(),
    // The browser's own menu stays where there is nothing to put back.
    onContextMenu: (event: MouseEvent) => {
      if (stored === '') return;
      event.preventDefault();
      const { left, bottom } = event.currentTarget.getBoundingClientRect();
      const keyboard = event.clientX === 0 && event.clientY === 0;
      openMenu({
        x: keyboard ? left : event.clientX,
        y: keyboard ? bottom : event.clientY,
        label: w.menu.fieldMenu,
        groups: [{ entries: [{ id: 'demote', label: w.menu.demote, run: () => void demoteField(name) }] }],
      });
    },
  };
  return (
    <span className={`field of-${name}`}>
      {name === 'byline' || name === 'date' ? (
        <input type="text" {...common} />
      ) : (
        <textarea
          rows={1}
          {...common}
          onKeyDown={(event) => {
            // A title has no line ends.
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
          }}
        />
      )}
      {stored !== '' && (
        <button
          type="button"
          className="demote"
          aria-label={`${w.menu.demote}: ${w.draft[name]}`}
          title={w.menu.demote}
          data-testid={testid.demote}
          data-field={name}
          onClick={() => void demoteField(name)}
        >
          <span aria-hidden="true">¶</span>
        </button>
      )}
    </span>
  );
}
