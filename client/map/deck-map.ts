import type { Layer, LayerContext } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { MapLibreMap } from 'maplibre-gl';
import { serverNow } from '../store/clock.ts';
import { shownStore } from '../store/live-store.ts';
import { riskDrawn } from '../store/map-port.ts';
import { createMilestone } from '../store/milestone.ts';
import { telemetry } from '../store/telemetry.ts';
import { viewStore } from '../store/view-store.ts';
import type { Theme } from '../ui/palette.ts';
import { createAreaLayers } from './area-layers.ts';
import { createDrawCost, type DrawCost } from './draw-cost.ts';
import { createFrameAlone, createFrames, createHeldLoop } from './frames.ts';
import { createHighlightLayers } from './highlight-layers.ts';
import { createIconTexture } from './icons/icon-texture.ts';
import { createLabelWriter } from './label-writer.ts';
import { liveLabels } from './live-labels.ts';
import { createLookTimes, SCENE_INTERVAL_MS } from './look-times.ts';
import { type MapScene, sceneOf, sightOf } from './map-scene.ts';
import type { Pickable } from './pick.ts';
import { pickableOf } from './pickable-of.ts';
import { prefersStill } from './prefers-still.ts';
import { remember } from './remember.ts';
import { createRisenAlarms } from './risen-alarms.ts';
import { createSymbolLayers } from './symbol-layers.ts';
import { createThings, type Things } from './things.ts';
import { UnitLayers } from './unit-layers.ts';

/** Moving symbols are redrawn at most this often, and a machine that draws slowly gets three times what it takes. */
const MOTION_INTERVAL_MS = 33;
const REST_FACTOR = 3;
/** However slow it is, what moves is drawn again after this long. */
const LONGEST_REST_MS = 1_000;
/** Words beside symbols are made anew this often, and when the map comes to rest. */
const LABEL_INTERVAL_MS = 1_000;

type Device = LayerContext['device'];

/** Whatever the order of the rest: what moves lies over what stands, and an alarm over everything. */
const GROUPS_ABOVE = ['units', 'clusters', 'alarms'] as const;

/**
 * The deck.gl layers of a map: one loop looks at the stores sixty times a second, and hands deck.gl new layers
 * only when something it shows has changed. React has no part in it.
 */
export class DeckMap {
  private readonly map: MapLibreMap;
  private readonly overlay: MapLibreOverlay;
  private readonly thingsOf = createThings();
  private readonly areaLayers = createAreaLayers();
  private readonly symbolLayers = createSymbolLayers();
  private readonly highlightLayers = createHighlightLayers();
  private readonly units = new UnitLayers();
  private readonly texture = remember((device: Device, theme: Theme) =>
    createIconTexture(device, theme),
  );
  private readonly risen: ReturnType<typeof createRisenAlarms>;
  private readonly cost: DrawCost;
  private readonly labels: ReturnType<typeof createLabelWriter>;
  private device: Device | null = null;
  private readonly frames = createFrames((frameTime) => this.frame(frameTime));
  private readonly deckLoop = createHeldLoop();
  private readonly ends: readonly (() => void)[];
  private handedAt = 0;
  private readonly hasFrameAlone = createFrameAlone();
  private scene: MapScene | null = null;
  private things: Things | null = null;
  private shown: readonly Layer[] = [];
  /** Layers given while the map still loads a source are drawn over everything, words too, until they are given again. */
  private areAmongMapLayers = false;
  private motionAt = 0;
  private labelledAt = 0;
  private readonly isLookDue = createLookTimes();
  /**
   * Risk is drawn before all else: each further kind of layer has a shader to be compiled, which takes a
   * tenth of a second where the processor draws.
   */
  private hasDrawnRisk = false;
  /** There is something to be taken. */
  readonly ready = createMilestone();

  constructor(map: MapLibreMap) {
    this.map = map;
    this.labels = createLabelWriter(map);
    this.risen = createRisenAlarms(map);
    this.cost = createDrawCost(map.getCanvas());
    this.overlay = new MapLibreOverlay({
      interleaved: true,
      layers: [],
      // A shader that does not compile is an error for the log, not a page laid over the map.
      deviceProps: { debugShaders: 'never' },
      onDeviceInitialized: (device: Device) => {
        this.device = device;
      },
      onError: (error: Error) => console.error('a layer cannot be drawn', error),
      // Handed on to the loop of luma.gl, which would ask the page for sixty frames a second and find nothing to draw.
      ...{ animationFrameProvider: this.deckLoop.provider },
    });
    map.addControl(this.overlay);
    map.on('moveend', this.onRest);
    map.on('render', this.onDrawn);
    this.ends = [
      // At once, so that the map's own next frame has it.
      telemetry.follow(this.frames.wake),
      // With a frame of the page, in which a ring is painted before anything else is made.
      shownStore.subscribe((now, before) => {
        if (now.alarmsRevision !== before.alarmsRevision) this.frames.next(true);
      }),
    ];
    this.frames.next(true);
  }

  stop(): void {
    this.frames.end();
    for (const end of this.ends) end();
    this.map.off('moveend', this.onRest);
    this.map.off('render', this.onDrawn);
    this.overlay.finalize();
    this.risen.end();
  }

  pickable(): Pickable {
    return pickableOf(this.things, this.units.shown());
  }

  private frame(frameTime: number): void {
    try {
      this.step(frameTime);
      this.deckLoop.turn(frameTime);
      // An alarm does not wait for one more frame; a map that moves has one on its way.
      if (!this.risen.isDrawn() && !this.map.isMoving()) this.map.redraw();
    } finally {
      this.frames.next(this.isMoving(frameTime));
    }
  }

  /** Whether every frame of the page shows something else: rings that widen, units that drive. */
  private isMoving(frameTime: number): boolean {
    const isDriving = frameTime - this.handedAt < SCENE_INTERVAL_MS;
    return isDriving || this.risen.isMoving(frameTime);
  }

  private step(frameTime: number): void {
    this.cost.look(frameTime);
    if (!this.device || shownStore.getState().registers === null) return;
    const heard = { frame: telemetry.frame, alarms: shownStore.getState().alarmsRevision };
    if (this.isLookDue(frameTime, heard)) this.look(frameTime);
    if (this.hasFrameAlone(this.risen.show(frameTime))) return;
    if (this.units.hasNews() || frameTime - this.motionAt >= this.motionRest()) {
      this.motionAt = frameTime;
      this.units.advance(frameTime, sightOf(this.map));
    }
    this.hand(frameTime);
    if (frameTime - this.labelledAt >= LABEL_INTERVAL_MS) {
      this.labelledAt = frameTime;
      this.label();
    }
  }

  private readonly onRiskDrawn = (): void => {
    this.hasDrawnRisk = true;
    riskDrawn.reach();
  };

  private readonly onDrawn = (): void => {
    this.cost.drawn();
    this.risen.draw();
  };

  private readonly onRest = (): void => {
    this.labelledAt = 0;
  };

  private label(): void {
    if (!this.scene || !this.things) return;
    const { scene, things, units } = this;
    this.labels.give(liveLabels(scene, things, units.shown(), sightOf(this.map), serverNow()));
  }

  private motionRest(): number {
    const ms = this.cost.ms();
    // Told by frames, so a quick picture takes one of sixty a second by this clock: that is no reason to rest.
    return ms > MOTION_INTERVAL_MS
      ? Math.min(LONGEST_REST_MS, ms * REST_FACTOR)
      : MOTION_INTERVAL_MS;
  }

  /** Takes the stores as they are now for the scene. */
  private look(frameTime: number): void {
    const live = shownStore.getState();
    const view = viewStore.getState();
    this.scene = sceneOf({ live, view, telemetry }, this.map, serverNow());
    this.things = this.thingsOf(this.scene);
    if (this.things) {
      this.ready.reach();
      this.units.follow(this.scene, this.things.passes, frameTime, prefersStill());
    }
    this.risen.follow(this.scene, this.things, frameTime);
  }

  /** Gives deck.gl the layers, when they are others than before. */
  private hand(frameTime: number): void {
    if (!this.scene || !this.things || !this.device) return;
    const layers = this.hasDrawnRisk
      ? this.layers(this.scene, this.things, this.device)
      : (this.areaLayers(this.scene, this.things).grids ?? []);
    const same =
      layers.length === this.shown.length && layers.every((layer, at) => layer === this.shown[at]);
    const isLoaded = this.map.isStyleLoaded() === true;
    if (same && (this.areAmongMapLayers || !isLoaded)) return;
    this.areAmongMapLayers = isLoaded;
    this.shown = layers;
    this.handedAt = frameTime;
    this.overlay.setProps({ layers });
    if (this.hasDrawnRisk) this.risen.give();
    if (!this.hasDrawnRisk) this.map.once('render', this.onRiskDrawn);
  }

  private layers(scene: MapScene, things: Things, device: Device): Layer[] {
    const { theme, order } = scene.view;
    const atlas = this.texture(device, theme);
    const areas = this.areaLayers(scene, things);
    const symbols = {
      ...this.symbolLayers(scene, things, atlas),
      units: this.units.draw(scene, atlas),
    };
    const below = order.filter((id) => !GROUPS_ABOVE.some((above) => above === id));
    return [
      ...order.flatMap((id) => areas[id] ?? []),
      ...below.flatMap((id) => (id in symbols ? symbols[id as keyof typeof symbols] : [])),
      ...symbols.units,
      ...symbols.clusters,
      ...symbols.alarms,
      ...this.highlightLayers(scene, this.placeOfUnit),
    ];
  }

  private readonly placeOfUnit = (id: string): readonly [number, number] | null => {
    const { units, places } = this.units.shown();
    const index = units.findIndex((unit) => unit.id === id);
    return index < 0 ? null : [places[index * 2]!, places[index * 2 + 1]!];
  };
}
