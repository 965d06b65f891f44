import { PHOTOS_LAST_DAYS, type Photo } from '../../../shared/model/photo.ts';
import { incidentPath, photoPath } from '../../commands/manage-incidents.ts';
import { refusalText } from '../../i18n/refusal-text.ts';
import { useNameOf } from '../../i18n/use-name.ts';
import { useText } from '../../i18n/use-text.ts';
import { ErrorState } from '../../ui/states.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useQuestion } from '../../ui/use-question.ts';

const ASKED_EVERY_MS = 10_000;

/** What units saw at the scene, the newest first: who, when it was taken, and when it came. */
export function IncidentPhotos({ incident }: { incident: string }) {
  const text = useText();
  const path = `${incidentPath(incident)}/photos`;
  const { value, refusal, again } = useQuestion<{ photos: Photo[] }>(path, ASKED_EVERY_MS);
  if (value === null) {
    if (refusal === null) return null;
    return <ErrorState reason={refusalText(text, refusal)} retry={again} />;
  }
  if (value.photos.length === 0) return null;
  return (
    <section data-testid="incident-photos">
      <h4 className="jw-small jw-secondary">
        {text('photos.title', { count: value.photos.length })}
      </h4>
      <ul className="jw-photos">
        {value.photos.map((photo) => (
          <li key={photo.id}>
            <PhotoFigure photo={photo} />
          </li>
        ))}
      </ul>
      <p className="jw-small jw-secondary">{text('photos.until', { days: PHOTOS_LAST_DAYS })}</p>
    </section>
  );
}

function PhotoFigure({ photo }: { photo: Photo }) {
  const text = useText();
  const inLanguage = useNameOf();
  const { id, happenedAt, enteredAt, deletedAt, width, height } = photo;
  const callSign = inLanguage(photo.callSign);
  return (
    <figure>
      {deletedAt === null ? (
        <a href={photoPath(id, 'picture')} target="_blank" rel="noopener">
          <img
            src={photoPath(id, 'thumbnail')}
            alt={text('photos.of', { name: callSign })}
            loading="lazy"
            width={width}
            height={height}
          />
        </a>
      ) : (
        <p className="jw-secondary">
          {text('photos.deleted')} <TimeText at={deletedAt} />
        </p>
      )}
      <figcaption className="jw-small">
        <b>{callSign}</b> <TimeText at={happenedAt} />
        {enteredAt !== happenedAt && (
          <span className="jw-secondary">
            {' '}
            {text('incident.entered')} <TimeText at={enteredAt} />
          </span>
        )}
      </figcaption>
    </figure>
  );
}
