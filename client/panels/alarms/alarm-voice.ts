import type { Level } from '../../../shared/model/level.ts';
import { TONES } from './sound.ts';

const TONE_SECONDS = 0.16;
const LOUDNESS = 0.12;
/** What a browser counts as a person's hand on the page: before it, nothing may sound. */
const TOUCHES = ['pointerdown', 'keydown'] as const;

/**
 * The page's one voice. A browser lets no page sound before somebody has touched it, also after a page came back by
 * itself: the first touch anywhere gives it its voice.
 */
export type AlarmVoice = {
  /** Whether it would be heard now. */
  isHeard(): boolean;
  /** Plays the tone of a level. */
  say(level: Level): void;
  end(): void;
};

/** @param onChange told whenever it begins or ceases to be heard */
export function openAlarmVoice(onChange: () => void): AlarmVoice {
  const context = new AudioContext();
  const isHeard = () => context.state === 'running';
  const wake = () => {
    // Refused, it stays as it is, which is shown; the next touch tries again.
    if (!isHeard()) void context.resume().catch(() => {});
  };
  context.addEventListener('statechange', onChange);
  for (const touch of TOUCHES) addEventListener(touch, wake, { capture: true });
  return {
    isHeard,
    say: (level) => sound(context, level),
    end: () => {
      context.removeEventListener('statechange', onChange);
      for (const touch of TOUCHES) removeEventListener(touch, wake, { capture: true });
      void context.close();
    },
  };
}

function sound(context: AudioContext, level: Level): void {
  const tone = TONES[level];
  if (tone === undefined) return;
  for (let index = 0; index < tone.times; index += 1) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    const at = context.currentTime + index * TONE_SECONDS * 2;
    oscillator.frequency.value = tone.hertz;
    gain.gain.value = LOUDNESS;
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + TONE_SECONDS);
  }
}
