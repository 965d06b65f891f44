import type { Language } from './format-time.ts';

const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/** How long ago, exact to the second below an hour (FAULTS.md G13: age text errs by at most 1 s). */
export const ageText = (seconds: number, language: Language): string => {
  const age = Math.max(0, Math.floor(seconds));
  const zh = language === 'zh';
  if (age < MINUTE) return zh ? `${age}秒前` : `${age} s ago`;
  if (age < HOUR) {
    const [minutes, rest] = [Math.floor(age / MINUTE), age % MINUTE];
    return zh ? `${minutes}分${rest}秒前` : `${minutes} min ${rest} s ago`;
  }
  if (age < DAY) {
    const [hours, minutes] = [Math.floor(age / HOUR), Math.floor((age % HOUR) / MINUTE)];
    return zh ? `${hours}小时${minutes}分前` : `${hours} h ${minutes} min ago`;
  }
  const days = Math.floor(age / DAY);
  return zh ? `${days}天前` : `${days} d ago`;
};

/** A span of time, in the two largest units. */
export const spanText = (seconds: number, language: Language): string => {
  const text = ageText(seconds, language);
  return language === 'zh' ? text.replace(/前$/, '') : text.replace(/ ago$/, '');
};

/**
 * How far colour has faded: 0 within the period, 1 late (past 2 periods), 2 silent (past 3, the
 * platform's own limit), 3 long silent (past 10).
 */
export const ageStep = (seconds: number, periodSeconds: number): 0 | 1 | 2 | 3 => {
  if (seconds <= 2 * periodSeconds) return 0;
  if (seconds <= 3 * periodSeconds) return 1;
  return seconds <= 10 * periodSeconds ? 2 : 3;
};

/** A span in its largest unit alone, for where there is little room: `70秒` `12分` `3小时`. */
export const shortSpan = (seconds: number, language: Language): string => {
  const age = Math.max(0, Math.floor(seconds));
  const zh = language === 'zh';
  if (age < 2 * MINUTE) return zh ? `${age}秒` : `${age} s`;
  if (age < 2 * HOUR)
    return zh ? `${Math.floor(age / MINUTE)}分` : `${Math.floor(age / MINUTE)} min`;
  if (age < 2 * DAY) return zh ? `${Math.floor(age / HOUR)}小时` : `${Math.floor(age / HOUR)} h`;
  return zh ? `${Math.floor(age / DAY)}天` : `${Math.floor(age / DAY)} d`;
};
