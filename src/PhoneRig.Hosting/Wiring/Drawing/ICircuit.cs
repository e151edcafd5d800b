namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>What lies between a pin and the phone, drawn in a strip of the station's drawing.</summary>
internal interface ICircuit
{
    /// <summary>How high the strip is.</summary>
    double Height { get; }

    /// <summary>Where in the strip the pin's wire comes in, from its top.</summary>
    double Entry { get; }

    /// <summary>Draws it, from the pin's wire to the phone's edge.</summary>
    /// <param name="canvas">The drawing.</param>
    /// <param name="top">The strip's top.</param>
    /// <param name="pin">The pin, and what it is for.</param>
    void Draw(SvgCanvas canvas, double top, WiredPin pin);
}
