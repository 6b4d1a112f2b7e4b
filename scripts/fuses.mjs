// The fuses of the packed binary, as electron-builder.yml sets them; and reading back what a binary says.
import { FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

export const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
};

/** The names of fuses that a binary does not have as they are to be; empty if all are. */
export async function wrongFuses(binary) {
  const wire = await getCurrentFuseWire(binary);
  if (wire.version !== FuseVersion.V1) return ['another version of fuses'];
  return Object.entries(FUSES)
    .filter(([fuse, on]) => wire[fuse] !== (on ? FuseState.ENABLE : FuseState.DISABLE))
    .map(([fuse]) => FuseV1Options[fuse]);
}
