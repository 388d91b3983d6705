import type { FocusEvent, KeyboardEvent } from 'react';
import { localParts, localTime, today, type FieldView } from '../../../engine/browser.ts';
import { FieldFrame, useFraming } from './field-frame.tsx';
import { useFormScope } from './form-scope.ts';

/**
 * Stands for a date that is not whole yet. The browser keeps what has been typed to itself and shows it; the value
 * only has to be something that is not empty and no date, so that the check asks for the rest.
 */
const unfinished = '?';

/** The browser's own entry of dates and times, which every platform makes accessible in its own way. */
export function DateInput({ field }: { field: FieldView }) {
  const { change, touch, context } = useFormScope();
  const framing = useFraming(field);
  const raw = typeof field.raw === 'string' ? field.raw : '';
  const text = field.type === 'time' ? localTime(raw, context) : raw;
  return (
    <FieldFrame field={field} framing={framing}>
      <MomentControl
        {...framing.control}
        kind={field.type === 'time' ? 'time' : 'date'}
        field={field}
        text={text}
        onText={(next) => change(field.path, next === '' ? null : next)}
        onLeave={() => touch(field.path)}
      />
    </FieldFrame>
  );
}

/** A date and a time: two controls, one value. */
export function DateTimeInput({ field }: { field: FieldView }) {
  const { change, touch, texts, context } = useFormScope();
  const framing = useFraming(field);
  const [date, time] = localParts(typeof field.raw === 'string' ? field.raw : '', context.zone);
  const set = (nextDate: string, nextTime: string): void =>
    change(field.path, nextDate === '' && nextTime === '' ? null : `${nextDate}T${nextTime}`);
  const { id, ...rest } = framing.control;
  return (
    <FieldFrame field={field} framing={framing} set="group">
      <div className="patto-moments">
        <div className="field">
          <label htmlFor={id}>{texts.date}</label>
          <MomentControl
            {...rest}
            id={id}
            kind="date"
            field={field}
            text={date}
            onText={(next) => set(next, time)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-time`}>{field.timeLabel === '' ? texts.time : field.timeLabel}</label>
          <MomentControl
            {...rest}
            id={`${id}-time`}
            kind="time"
            field={field}
            text={time}
            onText={(next) => set(date, next)}
            onLeave={() => touch(field.path)}
          />
        </div>
      </div>
    </FieldFrame>
  );
}

interface MomentControlProps {
  readonly id: string;
  readonly required: boolean;
  readonly 'aria-invalid': boolean | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly kind: 'date' | 'time';
  readonly field: FieldView;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onLeave?: () => void;
}

function MomentControl({ kind, field, text, onText, onLeave, ...control }: MomentControlProps) {
  const { context } = useFormScope();
  const watch = (event: KeyboardEvent<HTMLInputElement> | FocusEvent<HTMLInputElement>): void => {
    const input = event.currentTarget;
    if (input.validity.badInput && text !== unfinished) onText(unfinished);
    if (!input.validity.badInput && input.value === '' && text === unfinished) onText('');
  };
  return (
    <input
      {...control}
      className="box"
      type={kind}
      lang="it-IT"
      min={kind === 'date' && field.noPast ? today(context) : undefined}
      step={kind === 'time' && field.interval !== null ? field.interval * 60 : undefined}
      value={shown(text, kind)}
      onChange={(event) => onText(event.target.value)}
      onKeyUp={watch}
      onBlur={(event) => {
        watch(event);
        onLeave?.();
      }}
    />
  );
}

function shown(text: string, kind: 'date' | 'time'): string {
  if (kind === 'time') return /^\d{2}:\d{2}/.test(text) ? text.slice(0, 5) : '';
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : '';
}
