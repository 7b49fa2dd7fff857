import * as vscode from 'vscode';
import { commandIds, type Commands } from '../../platform/commands';
import type { Disposables } from '../../platform/disposables';
import type { ResponseViewer } from '../../core/http/requestSender';
import { ResponseDocuments } from './responseDocuments';
import { RequestPanels, panelViewType } from './requestPanels';
import type { PanelServices } from './requestPanel';

export interface RequestPanelFeature extends Omit<
  PanelServices,
  'documents' | 'onDidChangeRunning'
> {
  readonly commands: Commands;
  readonly disposables: Disposables;
  /** Told whether any panel has a request under way. */
  readonly onDidChangeRunning: (running: boolean) => void;
}

/** Registers the request runner panel and returns the viewer for responses from elsewhere. */
export function registerRequestPanel(
  feature: RequestPanelFeature,
): ResponseViewer & { cancel(): void } {
  const { commands, disposables } = feature;
  const documents = disposables.add(new ResponseDocuments());
  const panels: RequestPanels = disposables.add(
    new RequestPanels({
      ...feature,
      documents,
      onDidChangeRunning: () => {
        feature.onDidChangeRunning(panels.anyRunning);
      },
    }),
  );
  disposables.add(vscode.window.registerWebviewPanelSerializer(panelViewType, panels));
  commands.register(commandIds.openRunner, async (argument) => {
    panels.open(argument === undefined ? undefined : await feature.directory.forCommand(argument));
  });
  return panels;
}
