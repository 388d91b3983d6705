/**
 * Models of our own in the manner of those with which the interchange of BPMN between tools is tested. Prefixes, ids,
 * extensions, line ends and diagrams differ as they do in what tools export; together the models hold every symbol.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { BpmnModdle } from 'bpmn-moddle';
import bpmn from 'bpmn-moddle/resources/bpmn/json/bpmn.json' with { type: 'json' };
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import type { Xml } from '../../engine/elements/source.ts';
import { readProcesses } from '../../engine/reader/read-processes.ts';
import { idOf, isA, parentOf, typeOf } from '../../engine/reader/xml.ts';

const folder = fileURLToPath(new URL('reference/', import.meta.url));
const models = readdirSync(folder).map((name) => [name, readFileSync(folder + name, 'utf8')] as const);
const moddle = new BpmnModdle({ zeebe });

test('there are 21', () => {
  expect(models.map(([name]) => name).filter((name) => !name.endsWith('.bpmn'))).toEqual([]);
  expect(models).toHaveLength(21);
});

describe.each(models)('%s', (name, xml) => {
  test('comes back whole when it is written and read again', async () => {
    const first = await moddle.fromXML(xml);
    expect(first.warnings).toEqual([]);
    const written = await moddle.toXML(first.rootElement);
    const second = await moddle.fromXML(written.xml);
    expect(second.warnings).toEqual([]);
    expect(treeOf(second.rootElement)).toEqual(treeOf(first.rootElement));
  });

  test('loses nothing in the reading', async () => {
    const { rootElement } = await moddle.fromXML(xml);
    const ids = new Set(elementsOf(rootElement).flatMap((element) => idOf(element) ?? []));
    const stated = [...xml.matchAll(/<[^>]*? id="([^"]*)"/g)].map(([, id]) => id ?? '');
    expect(stated.length).toBeGreaterThan(20);
    expect(stated.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('draws each of its flows and flow nodes', async () => {
    const elements = elementsOf((await moddle.fromXML(xml)).rootElement);
    const drawn = new Set(elements.map((element) => element['bpmnElement']));
    const flows = elements.filter((each) => isA(each, 'bpmn:FlowNode') || isA(each, 'bpmn:SequenceFlow'));
    const thrown = flows.filter((each) => !isA(each, 'bpmn:ImplicitThrowEvent'));
    expect(thrown.filter((each) => !drawn.has(each)).map(idOf)).toEqual([]);
  });

  test('is read by the engine, which finds fault with nothing in it', async () => {
    const executable = xml.match(/isExecutable="true"/g)?.length ?? 0;
    const { definitions, problems } = await readProcesses(name, xml);
    expect(problems.map(({ rule }) => rule)).toEqual(executable > 0 ? [] : ['file/no-executable-process']);
    expect(definitions).toHaveLength(executable);
  });
});

/** What is no part of process modelling, or only stands for its subtypes. */
const notDrawn =
  /Choreography|^(FlowNode|FlowElement|Activity|Event|Gateway|CatchEvent|ThrowEvent|EventDefinition|LoopCharacteristics|Artifact|RootElement|CallableElement|Task)$/;

test('together they hold every flow element, event definition, loop and artifact of BPMN', async () => {
  const roots = await Promise.all(models.map(async ([, xml]) => (await moddle.fromXML(xml)).rootElement));
  const held = new Set(roots.flatMap((root) => elementsOf(root).map(typeOf)));
  const supertypes = ['FlowElement', 'EventDefinition', 'LoopCharacteristics', 'Artifact', 'GlobalTask'];
  const wanted = bpmn.types.filter(
    ({ name }) => !notDrawn.test(name) && supertypes.some((type) => descends(name, type)),
  );
  expect(wanted.length).toBeGreaterThan(40);
  expect(wanted.map(({ name }) => `bpmn:${name}`).filter((type) => !held.has(type))).toEqual([]);
});

test('they come from different tools', () => {
  const prefixes = new Set(models.map(([, xml]) => /<([\w-]*:?)definitions/.exec(xml)?.[1]));
  expect(prefixes).toEqual(new Set(['', 'bpmn:', 'bpmn2:', 'semantic:']));
  expect(new Set(models.map(([, xml]) => / exporter="([^"]*)"/.exec(xml)?.[1])).size).toBeGreaterThan(8);
});

function descends(name: string, type: string): boolean {
  if (name === type) return true;
  const found = bpmn.types.find((each) => each.name === name);
  return (found?.superClass ?? []).some((parent) => descends(parent, type));
}

/** The element and all that is in it; those of other vendors have no descriptor and are in it, too. */
function elementsOf(root: Xml): readonly Xml[] {
  const inside = Object.values(root).flatMap((value) =>
    Array.isArray(value) ? (value as unknown[]) : [value],
  );
  return [root, ...inside.filter((value) => isElementIn(root, value)).flatMap(elementsOf)];
}

/**
 * Everything in the element as plain data; what it only refers to as `-> id`. What means the same is the same: a
 * default stated or not, a namespace declared and not used, the `xsi:type` beside the type read, and, on an element
 * of another vendor, an attribute with the prefix of the element or without.
 */
function treeOf(element: Xml): unknown {
  const own = typeOf(element).replace(/:.*/, ':');
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    if (isElementIn(element, value)) return treeOf(value);
    return isElement(value) ? `-> ${idOf(value) ?? ''}` : value;
  };
  const implied = Object.getPrototypeOf(element) as Xml;
  const others = Object.entries(element['$attrs'] ?? {}).filter(([key]) => !/^(xmlns|xsi:type$)/.test(key));
  const stated = Object.entries(element).filter(([key, value]) => implied[key] !== value);
  const unprefixed = (key: string) => (key.startsWith(own) ? key.slice(own.length) : key);
  const properties = [...stated, ...others].map(([key, value]) => [unprefixed(key), plain(value)] as const);
  return Object.fromEntries(properties);
}

function isElement(value: unknown): value is Xml {
  return typeof value === 'object' && value !== null && '$type' in value;
}

function isElementIn(parent: Xml, value: unknown): value is Xml {
  return isElement(value) && parentOf(value) === parent;
}
