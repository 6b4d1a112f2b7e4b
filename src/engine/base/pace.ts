/** Units of work, each some ten nanoseconds, between two yields: some milliseconds. */
const TURN = 400_000;

/**
 * Counts work between yields, so that every long loop can be reported on and called off by what it has done, not by
 * how many things it has gone through. `due` is told what was done since and says whether to yield now.
 */
export class Pace {
  #work = 0;

  due(units: number): boolean {
    this.#work += units;
    if (this.#work < TURN) return false;
    this.#work = 0;
    return true;
  }
}
