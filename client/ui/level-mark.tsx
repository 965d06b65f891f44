import type { Condition, Level } from '../../shared/model/level.ts';
import { useText } from '../i18n/use-text.ts';

/** One shape a level (DESK.md): square, triangle, diamond, disc; a hatched square for unknown. */
const SHAPES = {
  red: 'M2 2H14V14H2Z',
  orange: 'M8 1.5L15 14.2H1Z',
  yellow: 'M8 1L15 8L8 15L1 8Z',
  blue: 'M8 1.8A6.2 6.2 0 1 1 7.99 1.8Z',
  unknown: 'M2 2H14V14H2Z',
} as const;

/** Only the shape, for where numeral and word stand beside it already. Hidden from assistive technology. */
export function LevelShape({ condition }: { condition: Exclude<Condition, 'none'> }) {
  const fill = condition === 'unknown' ? 'none' : `var(--jw-${condition})`;
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" data-level={condition}>
      <path
        d={SHAPES[condition]}
        fill={fill}
        stroke={`var(--jw-${condition}-edge)`}
        strokeWidth="1.6"
      />
      {condition === 'unknown' && (
        <path d="M2 8L8 2M2 14L14 2M8 14L14 8" stroke="var(--jw-unknown-edge)" strokeWidth="1.4" />
      )}
    </svg>
  );
}

/**
 * A level as people must be able to tell it without colour: shape, Roman numeral and word.
 * `none` is quiet: a word in secondary colour and no shape, for there is no green "all is well".
 */
export function LevelMark({ condition, word = true }: { condition: Condition; word?: boolean }) {
  const text = useText();
  if (condition === 'none') {
    return <span className="jw-mark jw-secondary">{word ? text('level.none') : '–'}</span>;
  }
  const label = text(`level.${condition}`);
  return (
    <span className="jw-mark" data-condition={condition} title={label}>
      <LevelShape condition={condition} />
      <b aria-hidden={word}>{text(`level.${condition}.numeral`)}</b>
      {word ? <span>{label}</span> : <span className="jw-hidden">{label}</span>}
    </span>
  );
}

/** Where the numeral sits in each shape, so that it looks centred: a triangle is heavy below. */
const NUMERAL_HEIGHTS = { red: 10.9, orange: 12.8, yellow: 10.7, blue: 10.7 } as const;
const ROMAN = { red: 'I', orange: 'II', yellow: 'III', blue: 'IV' } as const;

/** The shape with its numeral inside, as the map draws an alarm; for large type. */
export function LevelSign({ level }: { level: Level }) {
  const text = useText();
  return (
    <svg className="jw-sign" viewBox="0 0 16 16" role="img" aria-label={text(`level.${level}`)}>
      <path d={SHAPES[level]} fill={`var(--jw-${level})`} stroke={`var(--jw-${level}-edge)`} />
      <text x="8" y={NUMERAL_HEIGHTS[level]} textAnchor="middle" data-level={level}>
        {ROMAN[level]}
      </text>
    </svg>
  );
}
