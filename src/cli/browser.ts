import { spawn } from 'node:child_process';
import type { Terminal } from './terminal.ts';

/** Opens an address in the system's browser where there is a display; the address stands printed in any case. */
export function openInBrowser(address: string, terminal: Terminal): void {
  const opener = openerOf(process.platform, process.env);
  if (!opener) return;
  const [program, ...words] = opener;
  const child = spawn(program, [...words, address], { detached: true, stdio: 'ignore' });
  child.on('error', () => {
    terminal.tell(
      terminal.language === 'zh'
        ? '没能打开浏览器，请自己打开上面的地址。'
        : 'No browser could be opened; open the address above yourself.',
    );
  });
  child.unref();
}

function openerOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): [string, ...string[]] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : null;
}
