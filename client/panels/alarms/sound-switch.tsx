import { Volume2, VolumeX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Alarm } from '../../../shared/model/alarm.ts';
import { useText } from '../../i18n/use-text.ts';
import { isSetAside } from '../../situation/alarm-facts.ts';
import { useAlarmFacts } from '../../situation/use-alarm-facts.ts';
import { serverNow, useSeconds } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { formatClock } from '../../ui/format-time.ts';
import { type Audible, MUTE_MS, nextSound, type SoundState, soundsBefore, TONES } from './sound.ts';

const TONE_SECONDS = 0.16;
const LOUDNESS = 0.12;

/** Plays the tone of a level. A browser that was not touched yet stays silent, and that is no error. */
function play(context: AudioContext, alarm: Alarm): void {
  const tone = TONES[alarm.level];
  if (tone === undefined || context.state !== 'running') return;
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

/** Sounds new alarms by priority, rate-limited; a visible mute says until when. */
export function SoundSwitch() {
  const text = useText();
  const alarms = useLive((live) => live.alarms);
  const alarmsToldAt = useLive((live) => live.alarmsToldAt);
  const factsOf = useAlarmFacts();
  const [mutedUntil, setMutedUntil] = useState(0);
  const state = useRef<SoundState>({ sounded: [], mutedUntil: 0 });
  const seen = useRef(new Map<number, string>());
  const context = useRef<AudioContext | null>(null);
  useSeconds();
  useEffect(() => {
    state.current = { ...state.current, mutedUntil };
    const fresh: (Audible & { alarm: Alarm })[] = [];
    for (const alarm of alarms.values()) {
      const facts = factsOf(alarm);
      // Taken to a further desk it sounds once more, however many desks follow.
      const mark = `${alarm.occurrence} ${alarm.level} ${facts.escalated !== null}`;
      if (seen.current.get(alarm.id) === mark) continue;
      seen.current.set(alarm.id, mark);
      const escalatedAt = facts.escalated?.at ?? null;
      const toldAt = alarmsToldAt.get(alarm.id) ?? null;
      fresh.push({ alarm, setAside: isSetAside(facts), escalatedAt, toldAt });
    }
    for (const audible of fresh.sort(soundsBefore)) {
      const next = nextSound(state.current, audible, serverNow());
      state.current = next.state;
      if (!next.sounds) continue;
      context.current ??= new AudioContext();
      play(context.current, audible.alarm);
    }
    for (const id of seen.current.keys()) if (!alarms.has(id)) seen.current.delete(id);
  }, [alarms, alarmsToldAt, factsOf, mutedUntil]);
  const muted = serverNow() < mutedUntil;
  const label = muted
    ? text('alarms.sound.muted', { clock: formatClock(mutedUntil, false) })
    : text('alarms.sound.mute');
  return (
    <button
      type="button"
      className="jw-icon jw-sound"
      aria-pressed={muted}
      aria-label={label}
      title={label}
      onClick={() => setMutedUntil(muted ? 0 : serverNow() + MUTE_MS)}
    >
      {muted ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
      {muted && <span className="jw-small jw-number">{formatClock(mutedUntil, false)}</span>}
    </button>
  );
}
