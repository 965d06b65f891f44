import { useEffect, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { photoOf } from './photo-shelf.ts';

/** A photo that waits, as it lies on the device. @param of the key of its act */
export function QueuedPhotoView({ of }: { of: string }) {
  const text = useText();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    const show = (picture: Blob | null) => {
      if (isGone || picture === null) return;
      made = URL.createObjectURL(picture);
      setAddress(made);
    };
    // What cannot be looked at now is not shown, and still waits.
    void photoOf(of).then(show, () => undefined);
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [of]);
  return (
    address && <img className="jw-unit-thumbnail" src={address} alt={text('incident.line.photo')} />
  );
}
