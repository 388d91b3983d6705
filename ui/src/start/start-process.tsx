import { useMemo, useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { startInstance } from '../api/calls.ts';
import { liveKeys } from '../api/live-updates.ts';
import { valuesOf, type StartableProcess, type Values } from '../api/wire.ts';
import { BusyButton } from '../controls/busy-button.tsx';
import { LoadFailure, Loading } from '../controls/states.tsx';
import { Notice } from '../controls/notice.tsx';
import { PageHeading } from '../controls/page-heading.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { LazyMap } from '../diagram/lazy-map.tsx';
import { Form } from '../forms/form.tsx';
import { failureWords } from '../language/failure-words.ts';
import { currentLanguage } from '../language/i18n.ts';
import { fieldErrorsOf } from '../task/field-errors.ts';
import { StartedPanel } from './started-panel.tsx';
import { useStart } from './start-query.ts';

interface StartProcessProps {
  readonly process: StartableProcess;
  readonly district: StartableProcess['districts'][number] | undefined;
  readonly onDistrict: (id: string) => void;
}

const noValues: Values = {};

export function StartProcess({ process, district, onDistrict }: StartProcessProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const start = useStart(process.processDefinitionId, district?.id);
  const [values, setValues] = useState(noValues);
  const starting = useMutation({
    mutationFn: (submitted: Values) =>
      startInstance(process.processDefinitionId, district?.id ?? '', { ...submitted }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: [liveKeys.inbox] }),
        client.invalidateQueries({ queryKey: [liveKeys.instances] }),
      ]),
  });
  const errors = useMemo(
    () => fieldErrorsOf(starting.error, start.data?.form?.schema),
    [starting.error, start.data],
  );
  const submit = (submitted: Values) => {
    if (!starting.isPending) starting.mutate(submitted);
  };

  if (starting.data) {
    return (
      <StartedPanel
        started={starting.data}
        name={process.name}
        onAnother={() => {
          setValues(noValues);
          starting.reset();
        }}
      />
    );
  }
  return (
    <>
      <PageHeading title={process.name} tabTitle={t('start.chooseNamed', { name: process.name })} />
      <div className="start-process">
        <div className="panel start-form">
          <SelectField
            label={t('start.districtQuestion')}
            value={district?.id ?? ''}
            onChange={onDistrict}
            options={process.districts.map((each) => ({
              value: each.id,
              label: t('start.districtVersion', { name: each.name, version: each.version }),
            }))}
          />
          {starting.isError && errors.length === 0 && (
            <Notice tone="danger" role="alert" title={t('failure.title')}>
              <p>{failureWords(t, starting.error)}</p>
            </Notice>
          )}
          {start.data === undefined ? (
            start.isError ? (
              <LoadFailure error={start.error} retry={() => void start.refetch()} />
            ) : (
              <Loading rows={2} />
            )
          ) : start.data.form === null ? (
            <>
              <p>{t('start.noForm')}</p>
              <BusyButton
                className="btn btn-primary"
                busy={starting.isPending}
                busyLabel={t('start.submitting')}
                onClick={() => submit(noValues)}
              >
                {t('start.submit')}
              </BusyButton>
            </>
          ) : (
            <section aria-label={t('start.formTitle')}>
              <h2 className="visually-hidden">{t('start.formTitle')}</h2>
              <Form
                key={`${start.data.form.formId}-${start.data.form.version}`}
                schema={valuesOf(start.data.form.schema)}
                values={values}
                onChange={setValues}
                onSubmit={submit}
                busy={starting.isPending}
                errors={errors}
                language={currentLanguage()}
                submitLabel={t('start.submit')}
              />
            </section>
          )}
        </div>
        {start.data && (
          <section className="start-map" aria-label={t('start.whole')}>
            <h2>{t('start.whole')}</h2>
            <LazyMap xml={start.data.xml} name={process.name} compact />
          </section>
        )}
      </div>
    </>
  );
}
