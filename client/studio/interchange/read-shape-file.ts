import { LONGEST_SHAPE_FILE_BYTES } from '../../../shared/import/shapes/shape-target.ts';

/** A chosen file as it can be sent, or why it cannot. */
export type ChosenFile = { kind: 'bytes'; name: string; base64: string } | { kind: 'too-large' };

/** The bytes of a chosen file; null where none is chosen. */
export async function readShapeFile(file: File | undefined): Promise<ChosenFile | null> {
  if (file === undefined) return null;
  if (file.size > LONGEST_SHAPE_FILE_BYTES) return { kind: 'too-large' };
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { kind: 'bytes', name: file.name, base64: address.slice(address.indexOf(',') + 1) };
}
