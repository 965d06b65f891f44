import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { sayPresence } from '../../live/presences.ts';
import { monotonicNow } from '../../store/clock.ts';
import { liveStore, useLive } from '../../store/live-store.ts';
import { forgetSilent, useOthers } from '../../store/presence-store.ts';

/** Others take a silent officer for gone after fifteen seconds. */
const AGAIN_MS = 5_000;
const NOWHERE = { at: null, selection: [], editing: [] };

/** Who else has this incident open, and who writes in its log; says the same of oneself. */
export function IncidentPresence({ id, typing }: { id: string; typing: boolean }) {
  const text = useText();
  const me = useLive((live) => live.me?.id);
  const others = useOthers(id).filter(({ actor }) => actor !== me);
  const isTyping = useRef(typing);
  isTyping.current = typing;
  useEffect(() => {
    const say = () => sayPresence({ plan: id, ...NOWHERE, typing: isTyping.current });
    say();
    const timer = setInterval(() => {
      say();
      forgetSilent(monotonicNow());
    }, AGAIN_MS);
    // What was said while the line was down, nobody heard.
    const end = liveStore.subscribe((now, before) => {
      if (now.status === 'live' && before.status !== 'live') say();
    });
    return () => {
      clearInterval(timer);
      end();
      sayPresence({ plan: null, ...NOWHERE });
    };
  }, [id]);
  useEffect(() => sayPresence({ plan: id, ...NOWHERE, typing }), [id, typing]);
  const named = new Map(others.map((other) => [other.actor, other]));
  if (named.size === 0) return null;
  return (
    <p className="jw-small" role="status" data-testid="incident-others">
      {text('incident.others')}{' '}
      {[...named.values()].map((other) => (
        <span key={other.actor} className="jw-badge">
          {other.name}
          {other.typing && ` · ${text('incident.typing')}`}
        </span>
      ))}
    </p>
  );
}
