import type { MapLibreMap } from 'maplibre-gl';
import { type EarlySymbol, earlySymbolAt } from './early-symbol.ts';
import { prefersStill } from './prefers-still.ts';
import { livingPulses, type Pulse, type PulseRing, ringAt, STILL_RING } from './pulses.ts';

const LINE_PX = 2.5;
/** The widest ring with its line, from the middle to the edge. */
const HALF_PX = 45;

type Mark = {
  canvas: HTMLCanvasElement;
  scale: number;
  /** Until the map has it. */
  symbol: ReturnType<typeof earlySymbolAt> | null;
};

export type PulseMarks = {
  /**
   * @param frameTime ms of the frame clock
   * @param scale how much larger than on a desk
   * @returns whether a ring began
   */
  show(pulses: readonly Pulse[], frameTime: number, scale: number): boolean;
  /** Takes symbols away that are awaited no more. */
  settle(): void;
  end(): void;
};

/**
 * Rings around alarms that have just risen, each on a small canvas of its own above the map: the first is there in the
 * frame in which its alarm is heard, and none has the whole city drawn anew, which takes a tenth of a second where the
 * processor draws. The alarm's symbol is there with its ring, until the map has drawn it.
 * @param awaited the symbol of an alarm the map is yet to draw; null: it has it, or is to show none
 */
export function createPulseMarks(
  map: MapLibreMap,
  awaited: (pulse: Pulse) => EarlySymbol | null,
): PulseMarks {
  const layer = document.createElement('div');
  layer.className = 'jw-pulses';
  layer.ariaHidden = 'true';
  map.getCanvasContainer().append(layer);
  const marks = new Map<Pulse, Mark>();

  const begin = (pulse: Pulse, scale: number): Mark => {
    const wanted = awaited(pulse);
    const symbol = wanted && earlySymbolAt(map.project([pulse.lon, pulse.lat]), wanted);
    const mark = { canvas: document.createElement('canvas'), scale, symbol };
    mark.canvas.className = 'jw-pulse-ring';
    size(mark);
    layer.append(...(symbol ? [symbol.canvas] : []), mark.canvas);
    marks.set(pulse, mark);
    return mark;
  };
  const drop = (mark: Mark) => {
    mark.symbol?.canvas.remove();
    mark.symbol = null;
  };
  const settle = () => {
    for (const [pulse, mark] of marks) if (mark.symbol && !awaited(pulse)) drop(mark);
  };
  return {
    show(pulses, frameTime, scale) {
      const living = livingPulses(pulses, frameTime);
      for (const [pulse, mark] of marks) {
        if (living.includes(pulse)) continue;
        drop(mark);
        mark.canvas.remove();
        marks.delete(pulse);
      }
      settle();
      const begun = living.some((pulse) => !marks.has(pulse));
      for (const pulse of living) {
        const mark = marks.get(pulse) ?? begin(pulse, scale);
        const place = map.project([pulse.lon, pulse.lat]);
        const half = HALF_PX * mark.scale;
        mark.canvas.style.translate = `${place.x - half}px ${place.y - half}px`;
        mark.symbol?.move(place);
        draw(mark, pulse.colour, prefersStill() ? STILL_RING : ringAt(frameTime - pulse.startedAt));
      }
      return begun;
    },
    settle,
    end: () => layer.remove(),
  };
}

function size({ canvas, scale }: Mark): void {
  const side = 2 * HALF_PX * scale;
  canvas.style.width = `${side}px`;
  canvas.style.height = `${side}px`;
  canvas.width = Math.ceil(side * devicePixelRatio);
  canvas.height = canvas.width;
}

function draw({ canvas, scale }: Mark, colour: string, { radiusPx, opacity }: PulseRing): void {
  // Kept by the page itself: drawn by the graphics process it would wait behind the map that is being drawn there.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return;
  const unit = scale * devicePixelRatio;
  const middle = canvas.width / 2;
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.globalAlpha = opacity;
  context.strokeStyle = colour;
  context.lineWidth = LINE_PX * unit;
  context.beginPath();
  context.arc(middle, middle, radiusPx * unit, 0, 2 * Math.PI);
  context.stroke();
}
