import type { Attribute } from '@deck.gl/core';
import { FlatPolygonLayer } from './flat-polygon-layer.ts';

export type Coded = {
  /**
   * What the colour column says of a polygon, by its index: four bytes as one number, the first the lowest, as they lie in every
   * browser's memory. Asked again when its update trigger changes.
   */
  wordOf: (polygon: number) => number;
};

type Told = { props: Coded; numInstances: number };

/** Writes the word of each polygon beside each of its corners. */
function writeWords(attribute: Attribute, { props: { wordOf }, numInstances }: Told): void {
  const starts = attribute.startIndices;
  const { buffer, byteOffset } = attribute.value as Uint8ClampedArray;
  const words = new Uint32Array(buffer, byteOffset, numInstances);
  if (starts === null) return;
  for (let polygon = 0, corner = 0; polygon < starts.length; polygon += 1) {
    const word = wordOf(polygon);
    const end = starts[polygon + 1] ?? numInstances;
    for (; corner < end; corner += 1) words[corner] = word;
  }
}

/**
 * Flat polygons whose colour column is written in one pass over numbers: deck.gl's own way asks for a list a polygon and copies
 * it in pieces, which takes three times as long for a city of grids.
 */
export class CodedPolygonLayer<More extends object = object> extends FlatPolygonLayer<
  object,
  More & Coded
> {
  static override layerName = 'CodedPolygonLayer';
  static override defaultProps: object = { wordOf: { type: 'function', value: () => 0 } };

  override initializeState(): void {
    super.initializeState();
    this.getAttributeManager()!.add({
      fillColors: {
        size: 4,
        type: 'unorm8',
        stepMode: 'dynamic',
        accessor: 'wordOf',
        bufferGroup: 'solid-polygon-instance-data',
        update: writeWords as never,
      },
    });
  }
}
