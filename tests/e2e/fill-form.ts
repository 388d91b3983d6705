/** Fills in a form in the browser as a person does, field by field in the order of the form. */
import type { Locator, Page } from 'playwright-core';
import type { Json, Variables } from '../../engine/index.ts';

export interface FormComponent {
  readonly type: string;
  readonly key?: string;
  readonly path?: string;
  readonly subtype?: string;
  readonly values?: readonly { readonly label: string; readonly value: Json }[];
  readonly components?: readonly FormComponent[];
}

export async function fillForm(
  page: Page,
  components: readonly FormComponent[],
  values: Variables,
  path: readonly string[] = [],
): Promise<void> {
  for (const component of components) {
    if (component.type === 'group') {
      await fillForm(page, component.components ?? [], values, path);
      continue;
    }
    const name = component.type === 'dynamiclist' ? component.path : component.key;
    const value = name === undefined ? undefined : values[name];
    if (name === undefined || value === undefined || value === null) continue;
    const control = page.locator(`[id$="-${[...path, name].join('.')}"]`).first();
    // A field that a condition hides is not asked for.
    if ((await control.count()) === 0) continue;
    if (component.type === 'dynamiclist')
      await fillList(page, control, component, value as readonly Variables[], [...path, name]);
    else await fillField(page, control, component, value);
  }
}

async function fillList(
  page: Page,
  list: Locator,
  component: FormComponent,
  rows: readonly Variables[],
  path: readonly string[],
): Promise<void> {
  const shown = list.locator(':scope > .patto-rows > .patto-row');
  for (const [index, row] of rows.entries()) {
    if ((await shown.count()) <= index)
      await list.locator(':scope > .patto-row-actions > button').first().click();
    await fillForm(page, component.components ?? [], row, [...path, String(index)]);
  }
}

async function fillField(page: Page, control: Locator, component: FormComponent, value: Json): Promise<void> {
  const options = component.values ?? [];
  const at = (each: Json) =>
    options.findIndex((option) => JSON.stringify(option.value) === JSON.stringify(each));
  const id = await control.getAttribute('id');
  const choice = (index: number) => page.locator(`[id="${index === 0 ? id : `${id}-${index}`}"]`);
  switch (component.type) {
    case 'select':
      await control.selectOption(String(at(value)));
      break;
    case 'radio':
      await choice(at(value)).check();
      break;
    case 'checklist':
      for (const each of value as readonly Json[]) await choice(at(each)).check();
      break;
    case 'checkbox':
      await control.setChecked(value === true);
      break;
    default:
      await control.fill(String(value));
  }
}
