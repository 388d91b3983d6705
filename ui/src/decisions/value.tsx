import { useTranslation } from 'react-i18next';
import { showValue, type Json } from '../../../engine/browser.ts';
import { currentLanguage } from '../language/i18n.ts';
import { nameInWords } from './name-in-words.ts';

const isContext = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** In one line; null for what takes more. */
export function lineOf(value: Json): string | null {
  const items: readonly Json[] = Array.isArray(value) ? value : [value];
  return items.some((item) => Array.isArray(item) || isContext(item))
    ? null
    : showValue(value, currentLanguage());
}

/** Any value as people read it: a line, a list of names and values, or a list of these. */
export function Value({ value }: { value: Json }) {
  const { t } = useTranslation();
  if (isContext(value)) {
    const entries = Object.entries(value).map(([name, each]) => ({ name: nameInWords(name), value: each }));
    return <NamedValues values={entries} />;
  }
  const line = lineOf(value);
  if (line !== null) return line === '' ? <span className="soft">{t('decisions.nothing')}</span> : line;
  const items = value as readonly Json[];
  return (
    <details className="value-items">
      <summary>{t('decisions.items', { count: items.length })}</summary>
      <ol>
        {items.map((item, at) => (
          <li key={at}>
            <Value value={item} />
          </li>
        ))}
      </ol>
    </details>
  );
}

interface NamedValuesProps {
  readonly values: readonly { readonly name: string; readonly value: Json }[];
}

export function NamedValues({ values }: NamedValuesProps) {
  return (
    <dl className="named-values">
      {values.map(({ name, value }, at) => (
        <div key={at} className={isContext(value) ? 'named-group' : undefined}>
          <dt>{name}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What came as JSON is JSON: the contract leaves it open, the screens need not. */
export const jsonValues = (received: readonly { readonly name: string; readonly value?: unknown }[]) =>
  received.map(({ name, value }) => ({ name, value: (value ?? null) as Json }));
