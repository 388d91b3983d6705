import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { OptionView } from '../../../engine/browser.ts';
import { announce } from '../controls/announcer.tsx';
import { Icon } from '../controls/icon.tsx';
import type { ControlProps } from './field-frame.tsx';
import { useFormScope } from './form-scope.ts';

interface ComboboxProps {
  readonly control: ControlProps;
  readonly label: string;
  readonly options: readonly OptionView[];
  readonly chosen: OptionView | null;
  /** What the box shows when nobody is typing in it. */
  readonly text: string;
  readonly onChoose: (option: OptionView) => void;
  /** Text that is no option. Absent: it is dropped when the box is left. */
  readonly onText?: (text: string) => void;
  /** Backspace in an empty box. */
  readonly onBackspace?: () => void;
  readonly onLeave: () => void;
}

/**
 * The editable combobox with list autocompletion of the WAI-ARIA Authoring Practices: the focus stays in the box,
 * `aria-activedescendant` says which option the arrows are on.
 */
export function Combobox(props: ComboboxProps) {
  const { control, label, options, chosen, text, onChoose, onText, onBackspace, onLeave } = props;
  const { texts } = useFormScope();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLUListElement>(null);
  const listId = `${control.id}-list`;
  const shown = open ? matching(options, typed) : [];
  const current = shown[active];

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const show = (query: string | null): void => {
    setOpen(true);
    const found = matching(options, query).length;
    announce(found === 0 ? texts.noResults : texts.results(found));
  };
  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (option: OptionView): void => {
    setTyped(null);
    close();
    onChoose(option);
  };
  const leave = (): void => {
    const exact =
      typed === null ? undefined : options.find((option) => simplified(option.label) === simplified(typed));
    if (exact) onChoose(exact);
    else if (typed !== null) onText?.(typed.trim());
    setTyped(null);
    close();
    onLeave();
  };
  const move = (to: number): void => {
    if (!open) show(null);
    const count = open ? shown.length : options.length;
    setActive(count === 0 ? -1 : (to + count) % count);
  };
  const keys: Record<string, (event: KeyboardEvent) => boolean> = {
    ArrowDown: (event) => {
      if (event.altKey) show(null);
      else move(active + 1);
      return true;
    },
    ArrowUp: () => {
      move(active === -1 ? -1 : active - 1);
      return true;
    },
    Enter: () => {
      if (!open) return false;
      if (current) choose(current);
      else close();
      return true;
    },
    Escape: () => {
      if (!open && (typed ?? '') === '') return false;
      close();
      if (!open) setTyped('');
      return true;
    },
    Backspace: () => {
      if (!onBackspace || (typed ?? text) !== '') return false;
      onBackspace();
      return true;
    },
  };

  return (
    <div className="patto-combobox">
      <input
        {...control}
        className="box"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${listId}-${active}` : undefined}
        autoComplete="off"
        value={typed ?? text}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(-1);
          show(event.target.value);
        }}
        onClick={() => !open && show(null)}
        onKeyDown={(event) => {
          if (keys[event.key]?.(event)) event.preventDefault();
        }}
        onBlur={leave}
      />
      <button
        type="button"
        className="patto-combobox-toggle"
        tabIndex={-1}
        aria-label={`${label}: ${texts.showOptions}`}
        aria-expanded={open}
        aria-controls={listId}
        // Keeps the focus in the box, so that it is not left and the list not closed first.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          document.getElementById(control.id)?.focus();
          if (open) close();
          else show(null);
        }}
      >
        <Icon name="expand" />
      </button>
      <ul ref={list} id={listId} role="listbox" aria-label={label} className="patto-options" hidden={!open}>
        {shown.map((option, index) => (
          <li
            key={index}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={option === chosen}
            className={index === active ? 'patto-option-active' : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            {option.label}
            {option === chosen && <Icon name="check" />}
          </li>
        ))}
        {open && shown.length === 0 && (
          <li className="patto-options-none" role="option" aria-disabled="true" aria-selected="false">
            {texts.noResults}
          </li>
        )}
      </ul>
    </div>
  );
}

/** Every word typed must occur; accents and capitals make no difference. */
function matching(options: readonly OptionView[], query: string | null): readonly OptionView[] {
  const words = simplified(query ?? '').split(/\s+/);
  return options.filter(({ label }) => words.every((word) => simplified(label).includes(word)));
}

function simplified(text: string): string {
  return text.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
