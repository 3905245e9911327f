"use client";

import { IconFileText, IconX } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import { memo, useEffect, useLayoutEffect, useRef, useState } from "react";
import { TESTER_SAMPLE } from "./tester-samples";
import styles from "./tester.module.css";

/** Text of the field and files beside it; kept by the workbench, so that changing the scope loses nothing. */
export interface PastedInput {
  text: string;
  files: readonly File[];
}

/** Longer text is kept as a file: a text field of megabytes would hold the page. */
const TEXT_LIMIT = 300_000;
const MAX_FILES = 100;
const LINE_HEIGHT = 18;

interface TesterPasteProps {
  pasted: PastedInput;
  onPasted: (pasted: PastedInput) => void;
  /** Lines of the selected event; `jump` changes when they shall be scrolled to. Input 0 is the field. */
  lines: { input: number; from: number; to: number; jump: number } | null;
}

/** The field that takes events in any shape, by paste, by typing, or as dropped files. */
export const TesterPaste = memo(function TesterPaste({ pasted, onPasted, lines }: TesterPasteProps) {
  const t = useTranslations("workbench");
  const format = useFormatter();
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [scroll, setScroll] = useState({ top: 0, height: 300 });
  const [isOver, setOver] = useState(false);
  const lineCount = pasted.text === "" ? 0 : pasted.text.split("\n").length;
  const marked = lines && lines.input === 0 ? lines : null;

  useEffect(() => {
    if (!marked?.jump || !field.current) return;
    const middle = (marked.from - 1) * LINE_HEIGHT - field.current.clientHeight / 3;
    field.current.scrollTop = Math.max(0, middle);
  }, [marked?.jump, marked?.from]);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setScroll({ top: element.scrollTop, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  function addFiles(files: Iterable<File>) {
    onPasted({ ...pasted, files: [...pasted.files, ...files].slice(0, MAX_FILES) });
  }

  function pasteText(event: React.ClipboardEvent) {
    const files = [...event.clipboardData.files];
    const text = event.clipboardData.getData("text/plain");
    if (text.length + pasted.text.length > TEXT_LIMIT) {
      files.push(new File([text], t("tester.longText"), { type: "text/plain" }));
    } else if (files.length === 0 || text !== "") return;
    event.preventDefault();
    addFiles(files);
  }

  const first = Math.floor(scroll.top / LINE_HEIGHT);
  const shown = Math.min(lineCount - first, Math.ceil(scroll.height / LINE_HEIGHT) + 2);

  return (
    <div
      className={styles.paste}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        addFiles(event.dataTransfer.files);
      }}
    >
      {pasted.files.length > 0 && (
        <ul className={styles.files} aria-label={t("tester.files")}>
          {pasted.files.map((file, index) => (
            <li
              key={`${file.name} ${index}`}
              className={styles.file}
              data-marked={lines?.input === index + 1 || undefined}
            >
              <IconFileText size={13} stroke={1.6} aria-hidden />
              <span className={styles.fileName} title={file.name}>
                {file.name}
              </span>
              <span className={styles.fileSize}>{sizeText(file.size, format)}</span>
              <button
                type="button"
                className={styles.remove}
                aria-label={t("tester.removeFile", { name: file.name })}
                onClick={() => onPasted({ ...pasted, files: pasted.files.filter((other) => other !== file) })}
              >
                <IconX size={13} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.fieldBox}>
        <div className={styles.gutter} aria-hidden>
          <div style={{ translate: `0 ${first * LINE_HEIGHT - scroll.top}px` }}>
            {Array.from({ length: Math.max(0, shown) }, (_, index) => (
              <div key={index}>{first + index + 1}</div>
            ))}
          </div>
        </div>
        {marked && (
          <div
            className={styles.markedLines}
            style={{
              top: 8 + (marked.from - 1) * LINE_HEIGHT - scroll.top,
              height: Math.max(1, marked.to - marked.from + 1) * LINE_HEIGHT,
            }}
          />
        )}
        <textarea
          ref={field}
          className={styles.field}
          aria-label={t("tester.field")}
          placeholder={t("tester.placeholder")}
          value={pasted.text}
          wrap="off"
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          onChange={(event) => onPasted({ ...pasted, text: event.currentTarget.value })}
          onPaste={pasteText}
          onScroll={(event) =>
            setScroll({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })
          }
        />
      </div>
      <div className={styles.pasteBar}>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          tabIndex={-1}
          aria-hidden
          onChange={(event) => {
            addFiles([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
        <button type="button" className={styles.link} onClick={() => picker.current?.click()}>
          {t("tester.chooseFiles")}
        </button>
        <button
          type="button"
          className={styles.link}
          onClick={() => onPasted({ text: TESTER_SAMPLE, files: [] })}
        >
          {t("tester.loadExample")}
        </button>
        {(pasted.text !== "" || pasted.files.length > 0) && (
          <button type="button" className={styles.link} onClick={() => onPasted({ text: "", files: [] })}>
            {t("tester.clear")}
          </button>
        )}
      </div>
    </div>
  );
});

function sizeText(bytes: number, format: ReturnType<typeof useFormatter>): string {
  const [value, unit] = bytes < 1e6 ? [Math.max(1, bytes / 1e3), "kilobyte"] : [bytes / 1e6, "megabyte"];
  return format.number(value, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 });
}
