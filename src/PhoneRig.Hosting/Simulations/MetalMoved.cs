namespace PhoneRig.Hosting.Simulations;

/// <summary>The rig moved a part, in the world's time.</summary>
/// <param name="At">When.</param>
/// <param name="Station">Where.</param>
/// <param name="Part">A key, or <see cref="Coil"/>.</param>
/// <param name="On">A key down, the coil driven, so that its phone is cut off.</param>
internal sealed record MetalMoved(TimeSpan At, string Station, string Part, bool On)
{
    /// <summary>The relay's coil.</summary>
    public const string Coil = "coil";
}
