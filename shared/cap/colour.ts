import type { Level } from '../model/level.ts';
import type { CapInfo, CapNamed, CapSeverity } from './message.ts';

/** The parameter a colour travels in; the standard's own name for it is not public [D]. */
export const COLOUR_PARAMETER = '预警级别';

const COLOURS: Readonly<Record<Level, RegExp>> = {
  red: /^(红色?|Ⅰ级|I级|一级|red)/i,
  orange: /^(橙色?|Ⅱ级|II级|二级|orange)/i,
  yellow: /^(黄色?|Ⅲ级|III级|三级|yellow)/i,
  blue: /^(蓝色?|Ⅳ级|IV级|四级|blue)/i,
};
/** The four colours as warnings are named by them. */
export const COLOUR_WORDS: Readonly<Record<Level, string>> = {
  red: '红色',
  orange: '橙色',
  yellow: '黄色',
  blue: '蓝色',
};
/** Names senders give that parameter: 预警级别, 颜色, alertLevel, color … */
const SPEAKS_OF_LEVEL = /级|颜色|colou?r|level/i;

/** 红 Extreme, 橙 Severe, 黄 Moderate, 蓝 Minor. Source: DOMAIN.md §6 [L]. */
export const SEVERITY_OF_LEVEL: Readonly<Record<Level, CapSeverity>> = {
  red: 'Extreme',
  orange: 'Severe',
  yellow: 'Moderate',
  blue: 'Minor',
};

/** How a level became known: the sender said the colour, it follows from his severity, or neither. */
export const LEVEL_ORIGINS = ['parameter', 'severity', 'none'] as const;
export type LevelOrigin = (typeof LEVEL_ORIGINS)[number];

const LEVELS_BY_SEVERITY = Object.entries(SEVERITY_OF_LEVEL) as [Level, CapSeverity][];

const saidColour = ({ name, value }: CapNamed): Level | null => {
  if (!SPEAKS_OF_LEVEL.test(name)) return null;
  const found = (Object.entries(COLOURS) as [Level, RegExp][]).find(([, word]) =>
    word.test(value.trim()),
  );
  return found?.[0] ?? null;
};

/** The four-colour level of a message: as its sender says it, else mapped from severity. */
export function levelOf({ parameters, severity }: Pick<CapInfo, 'parameters' | 'severity'>): {
  level: Level | null;
  origin: LevelOrigin;
} {
  for (const parameter of parameters) {
    const level = saidColour(parameter);
    if (level) return { level, origin: 'parameter' };
  }
  const mapped = LEVELS_BY_SEVERITY.find(([, word]) => word === severity)?.[0];
  return mapped ? { level: mapped, origin: 'severity' } : { level: null, origin: 'none' };
}

/** The parameter that carries a level out; none for what has no level. */
export const colourParameters = (level: Level | null): CapNamed[] =>
  level === null ? [] : [{ name: COLOUR_PARAMETER, value: COLOUR_WORDS[level] }];
