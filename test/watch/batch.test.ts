import { describe, expect, it } from 'vitest';
import { createBatch } from '../../src/watch/batch.ts';
import { freshArchive } from '../support/seed.ts';

describe('writes that are put off', () => {
  const open = () => {
    const { archive } = freshArchive();
    const batch = createBatch(archive);
    const set = (name: string) => batch.putOff(() => archive.settings.set(name, 'yes'));
    return { archive, batch, set };
  };

  it('are made when the batch is flushed, in order', () => {
    const { archive, batch, set } = open();
    set('one');
    expect(archive.settings.get('one')).toBeUndefined();
    batch.putOff(() => archive.settings.set('one', 'no'));
    batch.flush();
    expect(archive.settings.get('one')).toBe('no');
  });

  it('are made when many wait', () => {
    const { archive, set } = open();
    for (let at = 0; at < 200; at++) set(`n${at}`);
    expect(archive.settings.get('n199')).toBe('yes');
  });

  it('are made when they hold much memory', () => {
    const { archive, batch } = open();
    batch.putOff(() => archive.settings.set('big', 'yes'), 20_000_000);
    expect(archive.settings.get('big')).toBe('yes');
  });

  it('are all made or none, and the fault is told', () => {
    const { archive, batch, set } = open();
    set('one');
    batch.putOff(() => {
      throw new Error('the disk is full');
    });
    expect(() => batch.flush()).toThrow('the disk is full');
    expect(archive.settings.get('one')).toBeUndefined();
  });
});
