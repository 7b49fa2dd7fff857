import { startSandbox } from '../../src/sandbox/sandboxServer';
import { themes, VSCodeWindow } from './driver/vscodeWindow';

/** The way through the main job, as a newcomer goes it; a step fails unless it shows what it should. */
async function tour(window: VSCodeWindow, pictures: string): Promise<void> {
  const { page } = window;
  await page.setViewportSize({ width: 1440, height: 900 });
  let count = 0;
  const picture = async (name: string) => {
    await window.settled();
    await window.screenshot(`${String(++count).padStart(2, '0')} ${name}`, pictures);
  };
  const acme = await startSandbox();
  try {
    await step('the sandbox tenant is there', async () => {
      await window.statusBarText(/Sandbox/);
      await window.openFile('requests.http');
      await window.codeLens('Send to Sandbox');
      await picture('a request file');
    });
    await step('send from the file', async () => {
      await window.clickCodeLens('Send to Sandbox');
      await window.textBehindLine(/^200 OK · .* · .*B$/);
      await (await window.webview()).getByText('200 OK').first().waitFor();
      await picture('sent from the file');
    });
    await step('add a tenant', async () => {
      await window.runCommand('Tenant API: Add Tenant…');
      await window.answer(`${acme.origin}/admin/users`, 'Host');
      await window.answer(acme.clientId, 'Login');
      await window.fillInput(acme.clientSecret, 'secret');
      await picture('add a tenant');
      await window.answer(acme.clientSecret, 'secret');
      await window.answer('acme', 'Name');
      await window.notificationText(/Works: token valid for 59 min/);
      await picture('the tenant works');
      await window.clickNotification(/Works/, 'Switch to acme');
      await window.statusBarText(/acme/);
    });
    await step('get a token', async () => {
      await window.runCommand('Tenant API: Get Token');
      await window.statusBarText(/acme · (59|60) min/);
      await window.clickStatusBar(/acme/);
      await picture('what can be done next');
      await window.cancelInput();
    });
    await step('send from the panel', async () => {
      await window.runCommand('Tenant API: Open Request Runner');
      await window.tab('Request Runner');
      const panel = await window.webview();
      const url = panel.getByRole('textbox', { name: 'URL' });
      await url.fill('/configapi/v2/phone/user');
      await url.press('Control+Enter');
      await panel.getByText('"extension"').first().waitFor();
      await picture('sent from the panel');
      await window.runCommand('View: Close Editor');
    });
    await page.locator('.activitybar [aria-label^="Tenant API"]').first().click();
    for (const theme of ['light', 'highContrast', 'highContrastLight', 'dark'] as const) {
      await step(`all of it in ${themes[theme].name}`, async () => {
        await window.setTheme(theme);
        await window.treeRow('Tenants', /acme/);
        await window.codeLens('Send to acme');
        await picture(`in ${themes[theme].name}`);
      });
    }
  } finally {
    await acme.stop();
  }
}

async function step(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
    console.log(`✔ ${name}`);
  } catch (error) {
    console.log(`✘ ${name}`);
    throw error;
  }
}

async function main(pictures: string): Promise<void> {
  const window = await VSCodeWindow.open({
    fixture: 'sample',
    settings: { 'tenantApi.sandbox.startAutomatically': true, 'editor.minimap.enabled': false },
  });
  try {
    await tour(window, pictures);
    console.log(`Screenshots: ${pictures}`);
  } catch (error) {
    process.exitCode = 1;
    console.error(error);
    console.error(`The window when it failed: ${await window.saveFailure('tour', pictures)}`);
  } finally {
    await window.close();
  }
}

void main(process.argv[2] ?? '.vscode-test/tour');
