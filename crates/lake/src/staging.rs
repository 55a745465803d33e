//! The kept pages of a fetch that is not finished, so that one that was broken off goes on where it was.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use domain::Origin;

use crate::Error;
use crate::folder::{Flush, Folder};
use crate::sum::sum_of;

/// Pages of one fetch, each kept under its address.
///
/// Any number of threads and processes may put and get at once. A page is whole or not there: what is cut short or
/// altered counts as not there, and is fetched again.
#[derive(Debug, Clone)]
pub struct Staging {
    folder: Arc<Folder>,
    path: PathBuf,
}

impl Staging {
    pub(crate) fn new(folder: &Arc<Folder>, plan_id: &str) -> Staging {
        let path = folder.staging(plan_id);
        Staging { folder: Arc::clone(folder), path }
    }

    /// The page of an address, if it is kept and whole.
    pub fn get(&self, url: &str) -> Option<(Vec<u8>, Origin)> {
        let mut page = fs::read(self.page_of(url)).ok()?;
        let header_length = page.iter().position(|byte| *byte == b'\n')? + 1;
        let origin: Origin = serde_json::from_slice(&page[..header_length]).ok()?;
        page.drain(..header_length);
        (origin.url == url && sum_of(&page) == origin.body_sha256).then_some((page, origin))
    }

    /// Keeps a page: a line of JSON that says where it came from, then the body. One that was kept before is
    /// replaced.
    ///
    /// - **Edge cases:** a body that is not the one `origin` tells of can never be had back.
    ///
    /// # Errors
    /// [`Error::Write`] when it cannot be written.
    pub fn put(&self, url: &str, body: &[u8], origin: &Origin) -> Result<(), Error> {
        let path = self.page_of(url);
        let mut page = serde_json::to_vec(origin).expect("an origin is JSON");
        page.push(b'\n');
        page.extend_from_slice(body);
        // A page that a power cut damages is fetched again: flushing each one would cost more than that.
        let put = || {
            fs::create_dir_all(&self.path)?;
            self.folder.replace(&path, &page, Flush::No)
        };
        // Another process may have finished the same fetch and cleared the folder under us.
        match put() {
            Err(error) if error.kind() == io::ErrorKind::NotFound => put(),
            result => result,
        }
        .map_err(|source| Error::Write { path, source: Arc::new(source) })
    }

    /// Forgets one page: what it held is kept elsewhere by now. One that is not there is forgotten already.
    pub fn forget(&self, url: &str) {
        let _ = fs::remove_file(self.page_of(url));
    }

    /// Forgets all pages: the fetch is finished and its snapshot written.
    ///
    /// # Errors
    /// [`Error::Write`] when they cannot be removed.
    pub fn clear(&self) -> Result<(), Error> {
        match fs::remove_dir_all(&self.path) {
            Err(error) if !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::DirectoryNotEmpty) => {
                Err(Error::Write { path: self.path.clone(), source: Arc::new(error) })
            }
            // Gone already, or another process is putting pages there for a fetch of its own.
            _ => Ok(()),
        }
    }

    fn page_of(&self, url: &str) -> PathBuf {
        self.path.join(format!("{}.page", sum_of(url.as_bytes())))
    }
}
