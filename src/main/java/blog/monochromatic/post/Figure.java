package blog.monochromatic.post;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/// An image with a caption: the image, and then the caption as a [Text].
final class Figure extends CustomBlock {
    private Figure(Image image, String caption) {
        appendChild(image);
        appendChild(new Text(caption));
    }

    /// Makes one of each paragraph that holds nothing but an image with a title.
    static void makeAll(Node document) {
        document.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Paragraph paragraph) {
                        if (paragraph.getFirstChild() instanceof Image image
                                && image.getNext() == null
                                && image.getTitle() != null
                                && !image.getTitle().isBlank()) {
                            String caption = image.getTitle();
                            image.setTitle(null);
                            paragraph.insertBefore(new Figure(image, caption));
                            paragraph.unlink();
                        }
                    }
                });
    }
}
