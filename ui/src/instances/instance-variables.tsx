import { useTranslation } from 'react-i18next';
import type { InstanceVariable } from '../api/wire.ts';

export function InstanceVariables({ variables }: { variables: readonly InstanceVariable[] }) {
  const { t } = useTranslation();
  return (
    <div className="table-scroll">
      <table className="data-table">
        <caption className="visually-hidden">{t('instance.variablesCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('instance.variableName')}</th>
            <th scope="col">{t('instance.variableValue')}</th>
            <th scope="col">{t('instance.variableScope')}</th>
          </tr>
        </thead>
        <tbody>
          {variables.map(({ name, value, scope }) => (
            <tr key={`${scope ?? ''}/${name}`}>
              <th scope="row" className="mono">
                {name}
              </th>
              <td>
                <pre className="value">{JSON.stringify(value, null, 1)}</pre>
              </td>
              <td>{scope ?? t('instance.wholeCase')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
