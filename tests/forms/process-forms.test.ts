import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { checkForm } from '../../engine/forms/check-form.ts';
import { validateForm } from '../../engine/forms/validate-form.ts';
import { viewForm } from '../../engine/forms/view-form.ts';
import { context } from './forms.ts';

const processes = new URL('../../processes/', import.meta.url);
const files = (
  existsSync(processes) ? readdirSync(processes, { recursive: true, encoding: 'utf8' }) : []
).filter((name) => name.endsWith('.form'));

describe('the forms of the pathways', () => {
  test.each(files)('%s', (name) => {
    const { form, problems } = checkForm(readFileSync(new URL(name, processes), 'utf8'), name);
    expect(problems).toEqual([]);
    if (!form) return;
    for (const language of ['it', 'en'] as const) {
      expect(viewForm(form, {}, { ...context, language }).parts.length).toBeGreaterThan(0);
      validateForm(form, {}, { ...context, language, variables: {} });
    }
  });
});
