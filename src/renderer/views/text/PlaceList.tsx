import type { ReactNode } from 'react';
import type { TextCorrection, TextMatch } from '../../../shared/model/text.ts';
import { useWords } from '../../i18n/index.ts';
import {
  changePlaces,
  letPlacesStand,
  tick,
  tickEvery,
  tickPlaces,
  useWording,
} from '../../state/wording.ts';
import { testid } from '../../testids.ts';
import { TickList } from '../../ui/TickList.tsx';
import { useTitles } from '../findings/evidence/texts.ts';
import { showPlace } from './use-found.ts';

/** Height of a row, in pixels: one line, or two where something is said of the place. */
const ROW = 36;
const ROW_SAID = 48;

/** The places found, each as it reads and as it would read, to be ticked. */
export function PlaceList({ list }: { list: readonly (TextMatch | TextCorrection)[] }): ReactNode {
  const w = useWords();
  const { off, active, scope, view } = useWording();
  const said = scope === 'dump' || view === 'proof' || list.some((one) => 'field' in one.place);
  return (
    <TickList
      key={said ? 'said' : 'plain'}
      count={list.length}
      height={said ? ROW_SAID : ROW}
      name="place"
      className="found"
      label={w.wording.list}
      active={active}
      isTicked={(index) => !off.has(index)}
      row={(index) => {
        const place = list[index];
        return place && { key: `${index}`, testid: testid.textPlace, body: <Place place={place} /> };
      }}
      show={(index) => void showPlace(index)}
      tick={tick}
      tickTo={(index) => tickPlaces(active, index, off.has(index))}
      tickAll={tickEvery}
      keys={{
        Enter: (index) => void changePlaces(index),
        Delete: (index) => void letPlacesStand(index),
      }}
    />
  );
}

function Place({ place }: { place: TextMatch | TextCorrection }): ReactNode {
  const w = useWords();
  const replacement = useWording((s) => s.replacement);
  const scope = useWording((s) => s.scope);
  const titleOf = useTitles();
  const proof = 'edits' in place;
  const was = proof ? place.was : place.text;
  const becomes = proof ? place.becomes : replacement;
  const kind = proof ? w.wording.rules[place.rule] : 'field' in place.place ? w.draft[place.place.field] : '';
  const home = scope === 'dump' ? titleOf(place.articleId) : '';
  return (
    <>
      {(kind !== '' || home !== '') && (
        <span className="what">
          {kind !== '' && <span>{kind}</span>}
          {home !== '' && <small>{home}</small>}
        </span>
      )}
      <span className="text">
        {place.before.slice(-10)}
        {becomes !== '' || proof ? <del>{visible(was)}</del> : <mark>{visible(was)}</mark>}
        {(becomes !== '' || proof) && <ins>{visible(becomes)}</ins>}
        {place.after}
      </span>
    </>
  );
}

/** Blanks that matter, made to be seen. */
function visible(text: string): string {
  return /^\s*$/u.test(text) ? text.replace(/\s/gu, '␣') : text;
}
