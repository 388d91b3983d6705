import {
  fieldKeys,
  validateForm,
  type Engine,
  type Json,
  type StoredRecord,
  type Variables,
} from '../../../engine/index.ts';
import type { Form } from '../../../schemas/api/tasks.ts';
import { Refusal, type FieldError } from '../../access/refusal.ts';
import type { ProcessVersion } from '../../pathways/process-versions.ts';
import { findText, numberOf, textOf } from '../../record-fields.ts';
import { escapeToken } from './request-reading.ts';

export interface DeployedForm {
  readonly formId: string;
  readonly version: number;
  readonly schema: Readonly<Record<string, Json>>;
}

export type Language = 'it' | 'en';

/** The forms that people fill in. A deployed form never changes, so each is read from the store once. */
export interface Forms {
  ofTask(task: StoredRecord): Promise<DeployedForm | null>;
  /**
   * The start form of a version: the newest that had been deployed by then, so that an older version, still
   * pinned somewhere, does not get the form of a newer one.
   */
  ofStart(version: ProcessVersion): Promise<DeployedForm | null>;
  /** What of these the form shows or asks about. Whatever else the process holds stays on the server. */
  readable(form: DeployedForm | null, variables: Variables): Variables;
  /** What the form may write of what was entered; throws INVALID_FORM. Without a form: nothing. */
  accepted(form: DeployedForm | null, entered: Variables, held: Variables, language: Language): Variables;
}

export function createForms(deps: { engine: Pick<Engine, 'find' | 'search' | 'now'>; zone: string }): Forms {
  const { engine, zone } = deps;
  const known = new Map<string, DeployedForm>();

  async function form(formKey: string): Promise<DeployedForm | null> {
    const read = known.get(formKey);
    if (read) return read;
    const record = await engine.find('forms', formKey);
    if (!record) return null;
    const deployed = deployedFormOf(record);
    known.set(formKey, deployed);
    return deployed;
  }

  return {
    async ofTask(task) {
      const formKey = findText(task, 'formKey');
      return formKey === null ? null : form(formKey);
    },

    async ofStart(version) {
      if (version.startFormId === null) return null;
      const definition = await engine.find('processDefinitions', version.key);
      const deployedAt = BigInt(textOf(definition ?? {}, 'deploymentKey'));
      const forms = await engine.search('forms', {
        where: {
          op: 'and',
          of: [
            { op: 'eq', field: 'formId', value: version.startFormId },
            { op: 'eq', field: 'tenantId', value: version.tenantId },
          ],
        },
        sort: [{ field: 'version', order: 'desc' }],
        limit: 1000,
      });
      const then = forms.items.find((candidate) => BigInt(textOf(candidate, 'deploymentKey')) <= deployedAt);
      const record = then ?? forms.items.at(-1);
      return record ? form(textOf(record, 'formKey')) : null;
    },

    readable(deployed, variables) {
      const keys = deployed ? fieldKeys(deployed.schema) : [];
      return Object.fromEntries(
        keys.filter((key) => Object.hasOwn(variables, key)).map((key) => [key, variables[key] ?? null]),
      );
    },

    accepted(deployed, entered, held, language) {
      if (!deployed) return {};
      const elapsed = (): number => performance.now();
      const context = { now: engine.now(), zone, elapsed, language, variables: held };
      const { values, errors } = validateForm(deployed.schema, entered, context);
      if (errors.length === 0) return values;
      throw new Refusal(422, 'INVALID_FORM', 'The form is not filled in as it should be.', {
        errors: errors.map(({ path, code, message }): FieldError => ({
          pointer: ['/values', ...path.map(escapeToken)].join('/'),
          code,
          message,
        })),
      });
    },
  };
}

export function formAnswer(form: DeployedForm | null): Form | null {
  return form && { formId: form.formId, version: form.version, schema: { ...form.schema } };
}

/** The schema is stored as the text of the file. */
function deployedFormOf(form: StoredRecord): DeployedForm {
  return {
    formId: textOf(form, 'formId'),
    version: numberOf(form, 'version'),
    schema: JSON.parse(textOf(form, 'schema')) as DeployedForm['schema'],
  };
}
