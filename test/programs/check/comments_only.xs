// Nothing but this. ### "empty-file: this file declares nothing"
