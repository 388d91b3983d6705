import { Icon } from '../controls/icon.tsx';
import { useFormScope } from './form-scope.ts';
import type { Progress } from './sections.ts';

/** The way through a long form: what its sections are, and what is still missing in each. */
export function SectionList({ progress }: { progress: Progress }) {
  const { formId, texts } = useFormScope();
  const textId = `${formId}-progress`;
  const { sections, required, done } = progress;
  return (
    <nav className="patto-sections" aria-label={texts.sections}>
      {required > 0 && (
        <div className="patto-progress">
          <p id={textId}>{texts.progress(done, required)}</p>
          <progress max={required} value={done} aria-labelledby={textId} />
        </div>
      )}
      <ol>
        {sections.map(({ id, label, missing }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                const section = document.getElementById(id);
                section?.scrollIntoView();
                section?.focus({ preventScroll: true });
              }}
            >
              {missing === 0 ? (
                <Icon name="check-circle" />
              ) : (
                <span className="patto-missing">{missing}</span>
              )}
              {label}
              <span className="visually-hidden">
                {' '}
                ({missing === 0 ? texts.sectionDone : texts.sectionOpen(missing)})
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
