import { Volume2, VolumeOff, VolumeX } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Level } from '../../../shared/model/level.ts';
import { useText } from '../../i18n/use-text.ts';
import { useAlarmFacts } from '../../situation/use-alarm-facts.ts';
import { serverNow, useSeconds } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { formatClock } from '../../ui/format-time.ts';
import { type AlarmVoice, openAlarmVoice } from './alarm-voice.ts';
import { type Audible, MUTE_MS, nextSound, type SoundState, soundsBefore } from './sound.ts';
import { type Offered, offerOf } from './sound-offer.ts';

/** The voice of the page, and whether it is heard; it is made with the switch and ends with it. */
function useVoice(): { voice: AlarmVoice | null; isHeard: boolean } {
  const [voice, setVoice] = useState<AlarmVoice | null>(null);
  const [isHeard, setHeard] = useState(true);
  useEffect(() => {
    const opened = openAlarmVoice(() => setHeard(opened.isHeard()));
    setVoice(opened);
    setHeard(opened.isHeard());
    return () => opened.end();
  }, []);
  return { voice, isHeard };
}

/** Sounds new alarms by priority, rate-limited; a visible mute says until when. */
export function SoundSwitch() {
  const text = useText();
  const alarms = useLive((live) => live.alarms);
  const alarmsToldAt = useLive((live) => live.alarmsToldAt);
  const factsOf = useAlarmFacts();
  const [mutedUntil, setMutedUntil] = useState(0);
  const state = useRef<SoundState>({ sounded: [], mutedUntil: 0 });
  const seen = useRef(new Map<number, Offered>());
  const { voice, isHeard } = useVoice();
  const heardAtPress = useRef(true);
  useSeconds();
  useEffect(() => {
    state.current = { ...state.current, mutedUntil };
    // What nobody can hear is not taken as heard: it sounds with the first touch, while it is new.
    if (voice === null || !isHeard) return;
    const fresh: (Audible & { level: Level })[] = [];
    for (const alarm of alarms.values()) {
      const known = { facts: factsOf(alarm), toldAt: alarmsToldAt.get(alarm.id) ?? null };
      const before = seen.current.get(alarm.id);
      const { offered, audible } = offerOf(alarm, { ...known, now: serverNow() }, before);
      if (before?.mark === offered.mark) continue;
      seen.current.set(alarm.id, offered);
      fresh.push({ ...audible, level: alarm.level });
    }
    for (const audible of fresh.sort(soundsBefore)) {
      const next = nextSound(state.current, audible, serverNow());
      state.current = next.state;
      if (next.sounds) voice.say(audible.level);
    }
    for (const id of seen.current.keys()) if (!alarms.has(id)) seen.current.delete(id);
  }, [alarms, alarmsToldAt, factsOf, mutedUntil, voice, isHeard]);
  const muted = serverNow() < mutedUntil;
  const label = muted
    ? text('alarms.sound.muted', { clock: formatClock(mutedUntil, false) })
    : text(isHeard ? 'alarms.sound.mute' : 'alarms.sound.unheard');
  // The press that gives the page its voice must not mute it at once.
  const press = () => {
    heardAtPress.current = isHeard;
  };
  const Sign = muted ? VolumeX : isHeard ? Volume2 : VolumeOff;
  return (
    <button
      type="button"
      className="jw-icon jw-sound"
      data-heard={isHeard}
      aria-pressed={muted}
      aria-label={label}
      title={label}
      onPointerDown={press}
      onKeyDown={press}
      onClick={() => heardAtPress.current && setMutedUntil(muted ? 0 : serverNow() + MUTE_MS)}
    >
      <Sign aria-hidden="true" />
      {muted && <span className="jw-small jw-number">{formatClock(mutedUntil, false)}</span>}
      {!muted && !isHeard && <span className="jw-small">{text('alarms.sound.off')}</span>}
    </button>
  );
}
