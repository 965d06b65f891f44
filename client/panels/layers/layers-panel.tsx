import { Checkbox } from '@mantine/core';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type DragEvent, Suspense, useMemo, useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { useLive } from '../../store/live-store.ts';
import { type LayerId, moveLayer, setLayer, useView } from '../../store/view-store.ts';
import { formatNumber } from '../../ui/format-number.ts';
import { LoadingState } from '../../ui/states.tsx';
import { layerCounts } from './layer-counts.ts';
import './layers-panel.css';
import { later } from '../../ui/later.ts';

const LazyTintChoice = later(async () => (await import('./tint-choice.tsx')).TintChoice);

/** The layers as they lie on the map, uppermost first: shown or not, how opaque, in what order. */
export function LayersPanel() {
  const order = useView((view) => view.order);
  const registers = useLive((live) => live.registers);
  const coverage = useLive((live) => live.coverage);
  const alarms = useLive((live) => live.alarms);
  const warnings = useLive((live) => live.warnings);
  const counts = useMemo(
    () => layerCounts({ registers, coverage, alarms, warnings }),
    [registers, coverage, alarms, warnings],
  );
  const [dragged, setDragged] = useState<LayerId | null>(null);
  if (registers === null) return <LoadingState />;
  const drop = (target: LayerId) => {
    if (dragged !== null && dragged !== target) moveLayer(dragged, order.indexOf(target));
    setDragged(null);
  };
  return (
    <>
      <ul className="jw-list jw-layers">
        {[...order].reverse().map((id) => (
          <LayerRow
            key={id}
            id={id}
            count={counts[id]}
            place={order.indexOf(id)}
            last={order.length - 1}
            onDragStart={() => setDragged(id)}
            onDrop={() => drop(id)}
          />
        ))}
      </ul>
      <Suspense fallback={null}>
        <LazyTintChoice />
      </Suspense>
    </>
  );
}

function LayerRow({
  id,
  count,
  place,
  last,
  onDragStart,
  onDrop,
}: {
  id: LayerId;
  count: number | null;
  place: number;
  last: number;
  onDragStart: () => void;
  onDrop: () => void;
}) {
  const text = useText();
  const { visible, opacity } = useView((view) => view.layers[id]);
  const layer = text(`layer.${id}`);
  const allow = (event: DragEvent) => event.preventDefault();
  return (
    <li
      className="jw-layer"
      data-layer={id}
      data-off={!visible}
      draggable
      onDragStart={onDragStart}
      onDragOver={allow}
      onDrop={onDrop}
    >
      <Checkbox
        size="xs"
        label={layer}
        checked={visible}
        onChange={({ currentTarget }) => setLayer(id, { visible: currentTarget.checked })}
        className="jw-grow"
      />
      <span className="jw-number jw-secondary jw-small">
        {count === null ? '' : formatNumber(count)}
      </span>
      <input
        type="range"
        min={0.1}
        max={1}
        step={0.1}
        value={opacity}
        disabled={!visible}
        aria-label={text('layers.opacity', { layer })}
        onChange={({ currentTarget }) => setLayer(id, { opacity: Number(currentTarget.value) })}
      />
      <span className="jw-layer-order">
        <button
          type="button"
          className="jw-icon"
          disabled={place === last}
          aria-label={text('layers.up', { layer })}
          onClick={() => moveLayer(id, place + 1)}
        >
          <ChevronUp aria-hidden="true" />
        </button>
        <button
          type="button"
          className="jw-icon"
          disabled={place === 0}
          aria-label={text('layers.down', { layer })}
          onClick={() => moveLayer(id, place - 1)}
        >
          <ChevronDown aria-hidden="true" />
        </button>
      </span>
    </li>
  );
}
