import type { MenuView } from '../shared/menu.ts';
import type { HostInfo } from '../shared/model/system.ts';

/** What a host gives the application. */
export interface GalleyOptions {
  /** Where the library lies; made if absent. */
  dataFolder: string;
  /** Where exports go if no other folder is chosen; made when first written to. */
  exportFolder: string;
  /** Folder of sample dumps; may be absent. */
  samplesFolder: string;
  /** The bundled `plan-worker` module. */
  workerUrl: URL | string;
  host: HostInfo['host'];
  /** Galley's version. */
  version: string;
  /** Shows the system's folder dialog; only where there is one. */
  pickFolder?: () => Promise<{ path: string; label: string } | null>;
  /** Shows what the window can be asked to do in the system's menus; only where there are any. */
  showMenu?: (view: MenuView) => void;
  /** Largest file taken, in bytes; 256 MiB unless given. */
  maxBytes?: number;
  /** Milliseconds since the epoch; the system's clock unless given. */
  clock?: () => number;
  /** Starts the host again, for a restore; absent where only a person can. */
  restart?: () => void;
  /** Told of faults that stand in nobody's way: for the log. */
  onFault?: (error: unknown) => void;
}
