import { Volume2, VolumeOff, VolumeX } from 'lucide-react';
import { useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { serverNow, useSeconds } from '../../store/clock.ts';
import { useLive } from '../../store/live-store.ts';
import { MUTE_MS, mute, muteLeft, useSound } from '../../store/sound-store.ts';
import { formatClock } from '../../ui/format-time.ts';
import './sound-switch.css';

/** Whether new alarms would be heard, and a mute that says until when. What sounds them is FollowSound. */
export function SoundSwitch() {
  const text = useText();
  const sound = useSound();
  const isHeard = sound.heard !== 'nowhere';
  const isCut = useLive((live) => live.status === 'not-live');
  const whyUnheard = isCut ? 'alarms.sound.not-live' : 'alarms.sound.unheard';
  const heardAtPress = useRef(true);
  useSeconds();
  const left = muteLeft(sound);
  const muted = left > 0;
  const clock = formatClock(serverNow() + left, false);
  // What it shows in words its name says too: whoever speaks to the machine calls it by what is to be read.
  const unheard = `${text('alarms.sound.off')} · ${text(whyUnheard)}`;
  const unmuted = isHeard ? text('alarms.sound.mute') : unheard;
  const label = muted ? text('alarms.sound.muted', { clock }) : unmuted;
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
      onClick={() => heardAtPress.current && mute(muted ? 0 : MUTE_MS)}
    >
      <Sign aria-hidden="true" />
      {muted && <span className="jw-small jw-number">{clock}</span>}
      {!muted && !isHeard && <span className="jw-small">{text('alarms.sound.off')}</span>}
    </button>
  );
}
