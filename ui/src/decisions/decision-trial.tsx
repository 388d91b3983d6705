import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DecisionOutline, DecisionProgram } from '../../../engine/browser.ts';
import type { Workbench } from './decision-file.ts';
import { trialClock, valuesOf, type Entered } from './entered-inputs.ts';
import { TrialField } from './trial-field.tsx';
import { TrialOutcome } from './trial-outcome.tsx';

interface DecisionTrialProps {
  readonly program: DecisionProgram;
  readonly outline: DecisionOutline;
  readonly tools: Workbench;
}

/** A decision with values of one's own: it is evaluated here, by the engine's own code, and nothing is kept. */
export function DecisionTrial({ program, outline, tools }: DecisionTrialProps) {
  const { t } = useTranslation();
  const [entered, setEntered] = useState<Entered>({});
  const settled = useDeferredValue(entered);
  const { decisionId } = outline;
  const inputs = useMemo(() => tools.askedInputs(program.model, decisionId), [tools, program, decisionId]);
  const result = useMemo(
    () => program.evaluate(decisionId, valuesOf(inputs, settled), trialClock()),
    [program, decisionId, inputs, settled],
  );
  const enter = (path: string, texts: readonly string[]) =>
    setEntered((before) => ({ ...before, [path]: texts }));
  return (
    <div className="trial">
      <section className="panel" aria-label={t('decisions.trialInputs')}>
        <h2>{t('decisions.trialInputs')}</h2>
        <p className="small soft">
          {t(inputs.length === 0 ? 'decisions.trialNone' : 'decisions.trialIntro')}
        </p>
        <div className="trial-fields">
          {inputs.map((input) => (
            <TrialField key={input.name} input={input} within="" entered={entered} onEnter={enter} />
          ))}
        </div>
        {inputs.length > 0 && (
          <button type="button" className="btn btn-quiet btn-compact" onClick={() => setEntered({})}>
            {t('decisions.trialClear')}
          </button>
        )}
      </section>
      <TrialOutcome {...{ result, program, outline, tools }} />
    </div>
  );
}
