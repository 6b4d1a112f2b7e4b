import type { ReactNode } from 'react';

/** What is shown when the window can't be filled at all. */
export function StartFailure({
  title,
  why,
  retry,
}: {
  title: string;
  why: string;
  retry: string;
}): ReactNode {
  return (
    <main className="first">
      <div role="alert">
        <h1>{title}</h1>
        <p>{why}</p>
      </div>
      <button type="button" className="btn" onClick={() => location.reload()}>
        {retry}
      </button>
    </main>
  );
}
