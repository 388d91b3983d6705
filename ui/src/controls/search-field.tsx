import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

const pauseMs = 300;

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called when the typing pauses, not at every letter. */
  readonly onSearch: (value: string) => void;
}

export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }

  const search = useRef(onSearch);
  useEffect(() => {
    search.current = onSearch;
  });
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => {
      setKnown(typed);
      search.current(typed);
    }, pauseMs);
    return () => clearTimeout(timer);
  }, [typed, value]);

  return (
    <div className="field" role="search">
      <label htmlFor={id}>{label}</label>
      <div className="search-box">
        <Icon name="search" />
        <input
          ref={input}
          id={id}
          type="search"
          className="box"
          value={typed}
          autoComplete="off"
          maxLength={200}
          onChange={(event) => setTyped(event.target.value)}
        />
        {typed !== '' && (
          <button
            type="button"
            aria-label={t('common.clearSearch')}
            onClick={() => {
              setTyped('');
              input.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
    </div>
  );
}
