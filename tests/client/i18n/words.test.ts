import '../../../client/i18n/later-words.ts';
import { describe, expect, it } from 'vitest';
import { en } from '../../../client/i18n/en.ts';
import { refusalText } from '../../../client/i18n/refusal-text.ts';
import { loadLanguage, translate } from '../../../client/i18n/translate.ts';
import { isTextKey, TEXTS } from '../../../client/i18n/use-text.ts';
import { zhLater } from '../../../client/i18n/zh-CN/later.ts';
import { zhWarnings } from '../../../client/i18n/zh-CN/warnings.ts';
import { zhCN } from '../../../client/i18n/zh-CN.ts';
import { HAZARD_CLASSES } from '../../../shared/model/hazard.ts';
import { JOURNAL_KINDS } from '../../../shared/model/journal.ts';
import { CONDITIONS } from '../../../shared/model/level.ts';
import { REFUSAL_REASONS } from '../../../shared/model/reading.ts';
import {
  RESOURCE_SORTS,
  RESOURCE_STATUSES,
  RESOURCE_TYPES,
} from '../../../shared/model/resource.ts';
import { SCENARIOS } from '../../../shared/model/scenario.ts';
import { SKILLS } from '../../../shared/model/skill.ts';
import { METRIC_NAMES } from '../../../shared/model/stream.ts';
import { TABLE_NAMES } from '../../../shared/model/table-export.ts';
import { SCENES } from '../../../shared/model/wall.ts';
import { sourceFiles } from '../../support/source-files.ts';

/** All Chinese words, those of the first page and those that come later. */
const zh = { ...zhCN, ...zhLater };

const placeholders = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

describe('the words', () => {
  it('are the same in both languages, placeholders included', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [key, words] of Object.entries(zh)) {
      expect(placeholders(en[key as keyof typeof zh]), key).toEqual(placeholders(words));
    }
  });

  it.each(['zh-CN', 'en'])('have one home each in %s: of two the later would win', async (name) => {
    const files = sourceFiles([`client/i18n/${name}`]).filter(
      ({ path }) => !/later\.ts$/.test(path),
    );
    const parts = await Promise.all(files.map(({ path }) => import(`../../../${path}`)));
    const keys = parts.flatMap((part: object) => Object.values(part).flatMap(Object.keys));
    expect(keys.length).toBe(Object.keys(zh).length);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('are never empty', () => {
    for (const table of [zh, en]) {
      expect(Object.values(table).filter((words) => words.trim() === '')).toEqual([]);
    }
  });

  it('in English keep to signs that are no wider than a letter in the letters of this product', () => {
    const wide = /[’‘“”]|[\u3000-\u303f\uff00-\uffef]/;
    expect(Object.entries(en).filter(([, words]) => wide.test(words))).toEqual([]);
  });

  it('say one thing and several as English does', async () => {
    await loadLanguage('en');
    const told = [1, '1', 2, 0].map((count) => translate('en', 'figures.times', { count }));
    expect(told).toEqual(['1 time', '1 time', '2 times', '0 times']);
    expect(translate('en', 'certification.unrecorded', { count: 1 })).toMatch(/^1 unit has none/);
  });

  it('hold no machine word', () => {
    const machine =
      /\b(id|payload|null|undefined|sync|token|uuid|json|api|http|websocket|server error|exception|boolean)\b/i;
    const told = [...Object.entries(zh), ...Object.entries(en)];
    expect(told.filter(([, words]) => machine.test(words))).toEqual([]);
  });

  it('call our own alarms 平台告警 and never 预警', () => {
    // Official warnings of others have words of their own, in one file.
    const ours = Object.entries(zh).filter(([key]) => !Object.hasOwn(zhWarnings, key));
    expect(ours.filter(([, words]) => words.includes('预警'))).toEqual([]);
  });

  it('name everything the models can say', () => {
    const keys = [
      ...CONDITIONS.map((name) => `level.${name}`),
      ...JOURNAL_KINDS.map((name) => `journal.${name}`),
      ...HAZARD_CLASSES.map((name) => `class.${name}`),
      ...RESOURCE_TYPES.map((name) => `unit.${name}`),
      ...RESOURCE_SORTS.map((name) => `sort.${name}`),
      ...SKILLS.map((name) => `skill.${name}`),
      ...RESOURCE_STATUSES.map((name) => `status.${name}`),
      ...METRIC_NAMES.map((name) => `metric.${name}`),
      ...REFUSAL_REASONS.map((name) => `refusal.${name}`),
      ...SCENARIOS.map((name) => `scenario.${name}`),
      ...SCENES.map((name) => `scene.${name}`),
      ...TABLE_NAMES.map((name) => `table.${name}`),
    ];
    expect(keys.filter((key) => !isTextKey(key))).toEqual([]);
  });

  it('are all used', () => {
    const source = sourceFiles(['client'])
      .filter(({ path }) => !path.startsWith('client/i18n/'))
      .map(({ text }) => text)
      .join('\n');
    const families = [...source.matchAll(/`([a-z-]+(?:\.[a-z-]+)*)\.\$\{/g)].map((m) => `${m[1]}.`);
    const suffixed = new Set(families);
    const unused = Object.keys(zh).filter(
      (key) =>
        !source.includes(`'${key}'`) &&
        ![...suffixed].some((family) => key.startsWith(family)) &&
        !key.startsWith('error.'),
    );
    expect(unused).toEqual([]);
  });

  it('hold all marks between words: what the code itself joins would stay Chinese in English', () => {
    // The help has a text in each language; a person may divide coordinates by a Chinese comma.
    const apart = [
      'client/help/chapters.ts',
      'client/registers/hazards/outline-text.ts',
      'client/studio/tools/typed-positions.ts',
    ];
    const marks = sourceFiles(['client'])
      .filter(({ path }) => !path.startsWith('client/i18n/') && !apart.includes(path))
      .flatMap(({ path, text }) => text.split('\n').map((line) => `${path}: ${line.trim()}`))
      .filter((line) => !/: (\/?\*|\/\/)/.test(line) && /[；：，。、（）]/.test(line));
    expect(marks).toEqual([]);
  });

  it('take values in their places', () => {
    expect(translate('zh', 'bar.feeds.silent', { total: 9, silent: 2 })).toBe(
      '数据来源 9 家，2 家中断',
    );
  });
});

describe('a refusal', () => {
  const refusal = (status: number, error: string) => ({ status, error, message: 'for engineers' });

  it('is told by its code, else by its kind, and never in the words of engineers', () => {
    expect(refusalText(TEXTS.zh, refusal(401, 'sign-in-refused'))).toContain('密码不正确');
    expect(refusalText(TEXTS.zh, refusal(503, 'never-heard-of'))).toContain('繁忙');
    expect(refusalText(TEXTS.zh, refusal(0, 'unreachable'))).toContain('无法连接');
    expect(refusalText(TEXTS.zh, refusal(418, 'teapot'))).not.toContain('engineers');
  });
});
