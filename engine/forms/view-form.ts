import type { Variables } from '../model/json.ts';
import { evaluateForm } from './evaluation.ts';
import type { Component, Form, Group, Image, List } from './form.ts';
import type { FormContext } from './form-context.ts';
import { formOf, type FormSchema } from './form-of.ts';
import { readRichText } from './rich-text.ts';
import type { GroupView, ImageView, ListView, View, ViewPart } from './view.ts';
import { viewField } from './view-field.ts';
import type { ViewPlace } from './view-place.ts';
import { viewTable } from './view-table.ts';

/** What of the form shows with these values, and how. The renderer and `validateForm` both walk the result. */
export function viewForm(form: Form | FormSchema, values: Variables, context: FormContext): View {
  const evaluation = evaluateForm(formOf(form), values, context);
  return { parts: viewScope({ evaluation, path: [], language: context.language ?? 'it' }) };
}

function viewScope(place: ViewPlace): readonly ViewPart[] {
  return viewAll(place.evaluation.scope.components, place);
}

function viewAll(components: readonly Component[], place: ViewPlace): readonly ViewPart[] {
  return components
    .filter((component) => !place.evaluation.isHidden(component))
    .map((component) => viewComponent(component, place))
    .filter((part) => part.kind !== 'group' || part.parts.length > 0);
}

function viewComponent(component: Component, place: ViewPlace): ViewPart {
  const { evaluation, language } = place;
  const shown = { component: component.id, layout: component.layout };
  switch (component.kind) {
    case 'field':
      return viewField(component, place);
    case 'group':
      return viewGroup(component, place);
    case 'list':
      return viewList(component, place);
    case 'table':
      return viewTable(component, place);
    case 'image':
      return viewImage(component, place);
    case 'passage':
      return {
        ...shown,
        kind: 'passage',
        blocks: readRichText(evaluation.text(component.text, language), component.syntax),
      };
    case 'calculation':
      return {
        ...shown,
        kind: 'calculation',
        path: [...place.path, ...component.path],
        value: evaluation.valueOf(component),
      };
    case 'button':
      return {
        ...shown,
        kind: 'button',
        action: component.action,
        label: evaluation.text(component.label, language),
      };
    case 'spacer':
      return { ...shown, kind: 'spacer', height: component.height };
    case 'separator':
      return { ...shown, kind: 'separator' };
  }
}

function viewGroup(group: Group, place: ViewPlace): GroupView {
  const { evaluation, language } = place;
  return {
    kind: 'group',
    component: group.id,
    layout: group.layout,
    label: evaluation.text(group.label, language),
    description: evaluation.text(group.description, language),
    outline: group.outline,
    parts: viewAll(group.components, place),
  };
}

function viewList(list: List, place: ViewPlace): ListView {
  const { evaluation, language } = place;
  const path = [...place.path, ...list.path];
  return {
    kind: 'list',
    component: list.id,
    layout: list.layout,
    path,
    label: evaluation.text(list.label, language),
    rowLabel: evaluation.text(list.rowLabel, language),
    description: evaluation.text(list.description, language),
    outline: list.outline,
    rows: evaluation
      .rowsOf(list)
      .map((row, index) => viewScope({ evaluation: row, path: [...path, String(index)], language })),
    editable: list.editable,
    minRows: list.minRows,
    maxRows: list.maxRows,
    malformed: evaluation.isNoList(list),
  };
}

/** Pictures come from the form itself or from the server that shows it: any other address would learn who reads what. */
function viewImage(image: Image, { evaluation, language }: ViewPlace): ImageView {
  const source = evaluation.text({ it: image.source, en: null }, language);
  const allowed = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/.test(source) || /^\/(?!\/)/.test(source);
  return {
    kind: 'image',
    component: image.id,
    layout: image.layout,
    source: allowed ? source : '',
    alt: evaluation.text(image.alt, language),
  };
}
