"""`python -m evals.train.prepare`: bring the vectors that come with the project up to date with knowledge/.

What the file lacks is embedded, what is no longer there leaves it; the rest stays as it is, to the byte.
"""

from __future__ import annotations

from advisor.index import VECTOR_CACHE
from advisor.index.embedding import SentenceEncoder
from advisor.index.passages import library_passages
from advisor.index.prepared import PREPARED_FILE, prepared_vectors
from advisor.index.vectors import embed, key_of
from advisor.progress import bars
from advisor.settings import Settings
from advisor.sources.library import Library


def main() -> None:
    settings = Settings()
    encoder = SentenceEncoder("bundled")
    library = Library.load(settings.knowledge_dir)
    texts = {key_of(encoder.name, one.text): one.text for one in library_passages(library)}
    held = prepared_vectors()
    missing = [key for key in texts if key not in held]
    if not missing and len(texts) == len(held.rows):
        print(f"{PREPARED_FILE.name}: complete, {len(texts)} vectors")
        return
    with bars() as progress:
        vectors = embed(
            [texts[key] for key in missing],
            encoder,
            settings.data_dir / VECTOR_CACHE,
            progress=lambda done, total: progress("embedding", done, total),
        )
    held.renewed(list(texts), dict(zip(missing, vectors, strict=True))).save(PREPARED_FILE)
    size = PREPARED_FILE.stat().st_size / 1e6
    print(f"{PREPARED_FILE.name}: {len(texts)} vectors, {len(missing)} of them new, {size:.1f} MB")


if __name__ == "__main__":
    main()
